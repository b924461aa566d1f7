import type { CodeFinding, ExaminedKeys } from '../../../shared/contract/doctor.ts';
import type { BurstReading } from '../../../shared/domain/burst-reading.ts';
import { type LayoutName, layoutNames, signOf } from '../../../shared/domain/keyboard-layouts.ts';

/** A burst of keys as the doctor keeps it: structure only, no letter of a code. */
export interface KeysReading {
  readonly kind: 'keys';
  readonly count: number;
  readonly medianGapMs: number;
  readonly longestGapMs: number;
  readonly terminator: BurstReading['terminator'];
  readonly prefix: boolean;
  readonly capsLock: boolean;
  readonly pace: BurstReading['pace'];
  /** Keys whose letter is not that of a US keyboard. */
  readonly movedKeys: number;
  readonly tried: number;
  /** How the code was found: `key` as the PC wrote it, else the layout of the scanner; null: it was not. */
  readonly way: 'key' | LayoutName | null;
  readonly finding: CodeFinding;
}

/** What the core is asked about a burst: its distinct readings, and what the PC wrote where case counts. */
export const textsOf = (burst: BurstReading): readonly string[] => burst.hypotheses.slice(0, 60).map(({ text }) => text.slice(0, 4_096));

export function keysReading(burst: BurstReading, { finding, chosen }: ExaminedKeys): KeysReading {
  const { keys, medianGapMs, longestGapMs, terminator, prefix, capsLock, pace, hypotheses } = burst;
  const name = chosen === null ? null : (hypotheses[chosen]?.name ?? null);
  const isMoved = ({ key, code, shiftKey }: BurstReading['keys'][number]): boolean => key.toLowerCase() !== signOf('us', code, shiftKey).toLowerCase();
  return {
    kind: 'keys',
    count: keys.length,
    medianGapMs: Math.round(medianGapMs),
    longestGapMs: Math.round(longestGapMs),
    terminator,
    prefix,
    capsLock,
    pace,
    movedKeys: keys.filter(isMoved).length,
    tried: hypotheses.length,
    way: wayOf(name),
    finding,
  };
}

/** `fr+shift` is the layout fr. */
function wayOf(name: string | null): KeysReading['way'] {
  if (name === null || name === 'key') return name;
  return layoutNames.find((layout) => name.startsWith(layout)) ?? 'key';
}
