import { describe, expect, test } from 'vitest';
import { frDesk } from '../../renderer/i18n/fr-desk.ts';
import { frKiosk } from '../../renderer/i18n/fr-kiosk.ts';
import { kioskLanguages } from '../../renderer/i18n/kiosk-languages.ts';
import { bindPunctuation, createTranslator } from '../../renderer/i18n/translate.ts';
import { problemCodes } from '../../shared/contract/problems.ts';
import { languages } from '../../shared/domain/vocabulary.ts';

describe('sentences', () => {
  test('French punctuation never begins a line', () => {
    expect(bindPunctuation('Bonjour Aya !')).toBe('Bonjour Aya\u202f!');
    expect(bindPunctuation('« Ce n’est pas moi » à la borne : Aya B..')).toBe('«\u202fCe n’est pas moi\u202f» à la borne\u00a0: Aya B.');
  });

  test('every problem has words at the desk', () => {
    const t = createTranslator(frDesk);
    for (const code of [...problemCodes, 'core-silent'] as const) {
      const key = `p.${code}` as keyof typeof frDesk;
      expect(Object.hasOwn(frDesk, key), key).toBe(true);
      expect(t(key, { fields: 'nom', reference: 'ab12' })).toMatch(/^[A-ZÀ-Ý].{10,}\.$/s);
    }
  });

  test('every message of both catalogues compiles with the values it names', () => {
    for (const catalogue of [frDesk, frKiosk]) {
      const t = createTranslator<string>(catalogue);
      for (const [key, message] of Object.entries(catalogue)) {
        const names = [...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '');
        const said = t(key, Object.fromEntries(names.map((name) => [name, 2])));
        expect(said, key).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  test('the kiosk says the same in each of its languages: every sentence, with the same values, and nothing left in French by mistake', async () => {
    for (const [language, { load }] of Object.entries(kioskLanguages)) {
      const catalogue: Readonly<Record<string, string>> = await load();
      expect(Object.keys(catalogue), language).toEqual(Object.keys(frKiosk));
      for (const [key, french] of Object.entries(frKiosk)) {
        const said = catalogue[key] ?? '';
        expect(said.trim(), `${language} ${key}`).not.toBe('');
        expect(namesIn(said), `${language} ${key}`).toEqual(namesIn(french));
        if (language !== 'fr' && french.split(' ').length > 3) expect(said, `${language} ${key}`).not.toBe(french);
      }
    }
  });

  test('and says it right for one, two, five and twenty-one, names keeping their own direction', async () => {
    for (const [language, { load, direction }] of Object.entries(kioskLanguages)) {
      const t = createTranslator<string>(await load(), { language, direction });
      for (const [key, message] of Object.entries(await load()))
        for (const count of [1, 2, 5, 21]) {
          const said = t(key, Object.fromEntries(namesIn(message).map((name) => [name, count])));
          expect(said, `${language} ${key}`).not.toMatch(/[{}#]|undefined|plural/);
        }
      expect(t('place.rank', { place: 1 })).not.toContain('1');
      expect(t('place.rank', { place: 21 })).toContain('21');
      expect(t('noted.hello', { name: 'Aya' }).includes('\u2068Aya\u2069')).toBe(direction === 'rtl');
    }
  });

  test('the kiosk speaks short in every language: at most nine words a sentence', async () => {
    for (const [language, { load, direction }] of Object.entries(kioskLanguages)) {
      const t = createTranslator<string>(await load(), { language, direction });
      for (const [key, message] of Object.entries(await load()))
        for (const sentence of t(key, Object.fromEntries(namesIn(message).map((name) => [name, 2]))).split(/[.!?؟]/))
          expect(sentence.trim().split(/\s+/).length, `${language} ${key}: ${sentence}`).toBeLessThanOrEqual(9);
    }
  });

  test('every language of the kiosk is one that a sheet may ask for', () => {
    for (const language of Object.keys(kioskLanguages)) expect(languages).toContain(language);
  });
});

/** The values that a message names, once each, in no order. */
const namesIn = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)(?:\}|, plural)/g)].map((match) => match[1] ?? ''))].toSorted();
