import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { memberCardText } from '../shared/domain/card-code.ts';
import { cardTag } from '../shared/core/cards/card-tag.ts';
import { newLabel } from '../shared/core/cards/new-label.ts';
import { PRACTICE_KEY_NUMBER, practiceCardKey } from '../shared/core/practice/practice-keys.ts';

/** `npm run -s cards:make`: codes to try readers with, one a line. Bad arguments: one sentence on stderr, exit 2. */
const USAGE = 'usage: cards:make -- --count N [--kind member|device|workstation] [--key HEX --key-number N]';
const MOST = 1_000_000;

class BadArgument extends Error {}

interface Asked {
  readonly count: number;
  readonly kind: 'member' | 'device' | 'workstation';
  readonly key: Uint8Array | null;
  readonly keyNumber: number;
}

function wholeNumber(text: string, name: string, [least, most]: readonly [number, number]): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new BadArgument(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
  return value;
}

function askedOf(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { count: text, kind: text, key: text, 'key-number': text } });
  if (values.count === undefined) throw new BadArgument('--count is missing');
  const { kind = 'member', key, 'key-number': keyNumber } = values;
  if (kind !== 'member' && kind !== 'device' && kind !== 'workstation') throw new BadArgument(`--kind must be member, device or workstation, not "${kind}"`);
  const count = wholeNumber(values.count, 'count', [1, MOST]);
  if ((key !== undefined || keyNumber !== undefined) && kind !== 'member')
    throw new BadArgument('--key and --key-number are for member cards: labels have no tag');
  if (key === undefined && keyNumber === undefined) return { count, kind, key: null, keyNumber: PRACTICE_KEY_NUMBER };
  if (key === undefined || keyNumber === undefined) throw new BadArgument('--key and --key-number go together');
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new BadArgument('--key must be 32 bytes in hexadecimal, 64 digits');
  return { count, kind, key: Buffer.from(key, 'hex'), keyNumber: wholeNumber(keyNumber, 'key-number', [0, 15]) };
}

function codeOf({ kind, key, keyNumber }: Asked): string {
  if (kind !== 'member') return newLabel({ bytes: randomBytes }, kind);
  const cardId = randomBytes(5).toString('hex');
  return memberCardText(keyNumber, cardId, cardTag(key ?? practiceCardKey, keyNumber, cardId));
}

try {
  const asked = askedOf(process.argv.slice(2));
  if (asked.kind === 'member' && asked.key === null)
    console.error(`No --key: these cards use the public practice key (number ${PRACTICE_KEY_NUMBER}). They open nothing real.`);
  const made = new Set<string>();
  while (made.size < asked.count) made.add(codeOf(asked));
  process.stdout.write(`${[...made].join('\n')}\n`);
} catch (error) {
  // parseArgs throws TypeErrors with a code for options it does not know.
  if (!(error instanceof BadArgument) && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`cards:make: ${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
