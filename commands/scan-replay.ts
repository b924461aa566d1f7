import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { tagIsOurs } from '../shared/core/cards/card-tag.ts';
import { PRACTICE_KEY_NUMBER, practiceCardKey } from '../shared/core/practice/practice-keys.ts';
import { parseCode } from '../shared/domain/card-code.ts';
import { replayKeys } from '../shared/domain/replay-keys.ts';
import { isSameScan, sameCodeText } from '../shared/domain/scan-repeat.ts';
import { isPrefixName, type ScanPrefix } from '../shared/domain/scan-prefix.ts';
import type { KeyStroke } from '../shared/domain/wedge-hypotheses.ts';
import { keyFile, strokesOf, traceFile } from './trace-file.ts';

/**
 * `npm run -s scan:replay -- TRACES.json [--keys KEYS.json] [--prefix F13]`: feeds keyboard traces to the shipped wedge reader and
 * prints one JSON line a trace, `{"name","scans":[…]}`: the codes that would be accepted, by format, check letter and, for a
 * member's card, tag. A file that cannot be read says why and ends with 1.
 */
const usage = 'usage: npm run -s scan:replay -- TRACES.json [--keys KEYS.json] [--prefix F13…F24|Ctrl+B]';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(text);
  if (!parsed.success) fail(`${file} is not in the format of the README:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Texts that pass, in order; the same one within a second and a half is one scan. */
function acceptedScans(
  strokes: readonly KeyStroke[],
  given: { readonly prefix: ScanPrefix; readonly isGenuine: (text: string) => boolean },
): readonly string[] {
  const lastAt = new Map<string, number>();
  return replayKeys(strokes, given.prefix).bursts.flatMap(({ keys, pieces }) =>
    pieces.flatMap((piece) => {
      if (piece.kind !== 'code' || !given.isGenuine(piece.text)) return [];
      const text = sameCodeText(piece.text);
      const at = keys[piece.to - 1]?.t ?? 0;
      const again = isSameScan(lastAt.get(text), at);
      lastAt.set(text, at);
      return again ? [] : [text];
    }),
  );
}

function main(): void {
  const { values, positionals } = parseArgs({ options: { keys: { type: 'string' }, prefix: { type: 'string', default: 'none' } }, allowPositionals: true });
  const [file] = positionals;
  const { prefix } = values;
  if (file === undefined || positionals.length !== 1 || !isPrefixName(prefix)) fail(usage);
  const keys = new Map<string, Uint8Array>([[`card-key-${PRACTICE_KEY_NUMBER}`, practiceCardKey]]);
  if (values.keys !== undefined) {
    keys.clear();
    for (const { number, key } of read(values.keys, keyFile).keys) keys.set(`card-key-${number}`, Buffer.from(key, 'hex'));
  }
  const secrets = { keptBy: 'file', get: (name: string) => keys.get(name), set: () => Promise.resolve() } as const;
  const isGenuine = (text: string): boolean => {
    const code = parseCode(text);
    if (code.kind === 'member') return tagIsOurs(secrets, code);
    // Labels have no tag. A phone's pass has one, good for half a minute of the wall clock, which a trace does not know.
    return code.kind !== 'not-ours' && !('tag' in code);
  };
  for (const { name, events } of read(file, traceFile).traces) {
    console.log(JSON.stringify({ name, scans: acceptedScans(strokesOf(events), { prefix, isGenuine }) }));
  }
}

try {
  main();
} catch (error) {
  fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
}
