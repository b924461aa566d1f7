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
  /** Key by key, for a code of the test sheet alone: any other is somebody's. */
  readonly shown: readonly ShownKey[];
  readonly tried: number;
  /** How the code was found: `key` as the PC wrote it, else the layout of the scanner; null: it was not. */
  readonly way: 'key' | LayoutName | null;
  readonly finding: CodeFinding;
}

/** One key: what the scanner meant by it, on the layout that it is set to, and what the PC understood. */
export interface ShownKey {
  readonly meant: string;
  readonly wrote: string;
}
/** A long test code is shown by its first keys. */
const SHOWN_KEYS = 40;

/** What the core is asked about a burst: its distinct readings, and what the PC wrote where case counts. */
export const textsOf = (burst: BurstReading): readonly string[] => burst.hypotheses.slice(0, 60).map(({ text }) => text.slice(0, 4_096));

export function keysReading(burst: BurstReading, { finding, chosen }: ExaminedKeys): KeysReading {
  const { keys, medianGapMs, longestGapMs, terminator, prefix, capsLock, pace, hypotheses } = burst;
  const name = chosen === null ? null : (hypotheses[chosen]?.name ?? null);
  const way = wayOf(name);
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
    shown: finding.kind === 'test' ? keys.slice(0, SHOWN_KEYS).map((stroke) => shownKey(stroke, way)) : [],
    tried: hypotheses.length,
    way,
    finding,
  };
}

function shownKey({ key, code, shiftKey }: BurstReading['keys'][number], way: KeysReading['way']): ShownKey {
  return { meant: way === null || way === 'key' ? key : signOf(way, code, shiftKey), wrote: key };
}

/** `fr+shift` is the layout fr. */
function wayOf(name: string | null): KeysReading['way'] {
  if (name === null || name === 'key') return name;
  return layoutNames.find((layout) => name.startsWith(layout)) ?? 'key';
}
