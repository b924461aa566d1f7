import type { DeviceState } from './vocabulary.ts';

/** A device as a stock-taking sees it. */
export interface Countable {
  readonly state: DeviceState;
  readonly lent: boolean;
  readonly elsewhere: boolean;
}
/** Why a label that was read is not one of those looked for. */
export type Unexpected = 'unknown' | 'lent' | 'lost' | 'retired' | 'elsewhere';

/** Looked for on the shelves: neither lent, nor at another antenne, lost or retired. */
export const isExpected = (device: Countable): boolean => unexpectedBecause(device) === null;

/** null: it was looked for. `undefined` device: a label that is not known here. */
export function unexpectedBecause(device: Countable | undefined): Unexpected | null {
  if (device === undefined) return 'unknown';
  if (device.lent) return 'lent';
  if (device.elsewhere) return 'elsewhere';
  return device.state === 'lost' || device.state === 'retired' ? device.state : null;
}
