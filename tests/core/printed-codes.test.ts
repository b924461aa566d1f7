import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { codesOfPage, readByJs, readByWasm, seenAt } from '../support/both-engines.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

/** Millimetres of the thinnest element and the width of the drawing in modules tell the dots of a module. */
const dotsAModule = (svg: string, dpi: number): number => {
  const [, mm = '0', modules = '1'] = /width="([\d.]+)mm".*?viewBox="0 0 (\d+)/.exec(svg) ?? [];
  return ((Number(mm) / Number(modules)) * dpi) / 25.4;
};

interface Printed {
  readonly what: string;
  readonly text: string;
  readonly codes: readonly string[];
}
let t: TestCore;
const printed: Printed[] = [];
beforeAll(async () => {
  t = await startTestCore();
  const seed = seedGerland(t);
  await t.signIn();
  for (let n = 0; n < 3; n++) {
    const { memberId, code } = seed.member({ firstName: `Aya ${n}` });
    printed.push({ what: 'card', text: code, codes: codesOfPage((await t.ask('desk', 'cards.page', { memberId })).html) });
  }
  const labels = [
    ...Array.from({ length: 6 }, (_, n) => seed.workstation(`Poste ${n}`).code),
    ...Array.from({ length: 6 }, (_, n) => seed.device(`PC ${n}`).code),
  ];
  const drawn = codesOfPage((await t.ask('desk', 'labels.page', {})).html);
  labels.forEach((text, at) => printed.push({ what: 'label', text, codes: drawn.slice(2 * at, 2 * at + 2) }));
  const commands = codesOfPage((await t.ask('desk', 'commands.page', {})).html);
  commandCards.forEach(({ text }, at) => printed.push({ what: 'command', text, codes: commands.slice(2 * at, 2 * at + 2) }));
});
afterAll(() => t.stop());

test('a card carries its QR on both faces and its bars on the back; a label and a command card carry both once', () => {
  for (const { what, codes } of printed)
    expect(
      codes.map((svg) => /viewBox="0 0 (\d+) (\d+)/.exec(svg)?.slice(1, 3).join('×')),
      what,
    ).toHaveLength(what === 'card' ? 3 : 2);
  const sizes = (what: string): readonly string[] =>
    (printed.find((one) => one.what === what)?.codes ?? []).map((svg) => /width="([\d.]+)mm"/.exec(svg)?.[1] ?? '');
  expect(sizes('card')).toEqual(['33.528', '33.528', '69.85']);
  expect(sizes('label')).toEqual(['25.146', '38.5']);
});

describe.each([
  ['at 300 dpi', { dpi: 300 }, 0],
  ['at 150 dpi', { dpi: 150 }, 0],
  ['after a blur of half a module', { dpi: 300 }, 0.5],
] as const)('S10 every rendered card, label and command card %s', (_name, at, blurModules) => {
  test.each(['wasm', 'js'] as const)('decodes with the %s engine, QR and Code 128', async (engine) => {
    expect(printed.length).toBe(22);
    for (const { what, text, codes } of printed)
      for (const svg of codes) {
        const seen = await seenAt(svg, { ...at, blur: blurModules * dotsAModule(svg, at.dpi) });
        expect(engine === 'wasm' ? await readByWasm(seen) : readByJs(seen), `${what} ${text} ${svg.slice(0, 120)}`).toBe(text);
      }
  });
});
