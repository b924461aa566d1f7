import { describe, expect, test } from 'vitest';
import { frDesk } from '../../renderer/i18n/fr-desk.ts';
import { frKiosk } from '../../renderer/i18n/fr-kiosk.ts';
import { bindPunctuation, createTranslator } from '../../renderer/i18n/translate.ts';
import { problemCodes } from '../../shared/contract/problems.ts';

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

  test('the kiosk speaks short: at most nine words a sentence', () => {
    for (const [key, message] of Object.entries(frKiosk))
      for (const sentence of message.split(/[.!?]/)) expect(sentence.trim().split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(9);
  });
});
