import { randomUUID } from 'node:crypto';
import type { RunningCore } from '../../shared/core/start-core.ts';

const kiosk = { role: 'kiosk', windowId: 'kiosk-1' } as const;

/** What the kiosk page sends for a card; the id is new each time. */
export const scanOf = (frame: string) => ({ scanId: randomUUID(), frame, source: 'wedge' }) as const;

/** Throws unless the answer is an arrival: a bench that measures refusals measures nothing. */
export function requireArrival(reply: unknown): void {
  const kind = (reply as { value?: { kind?: unknown } }).value?.kind;
  if (kind !== 'checked-in') throw new Error(`a check-in answered ${JSON.stringify(reply)}`);
}

/** Milliseconds of one whole check-in through the core's door: from the call to the answer, the commit included. */
export async function timeCheckIn(core: RunningCore, card: string): Promise<number> {
  const input = scanOf(card);
  const start = performance.now();
  const reply = await core.call(kiosk, 'scans.submitKiosk', input);
  const taken = performance.now() - start;
  requireArrival(reply);
  return taken;
}
