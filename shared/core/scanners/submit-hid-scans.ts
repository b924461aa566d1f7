import type { Reply, Role } from '../../contract/methods.ts';
import type { DeskOutcome, KioskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import type { Caller, Core } from '../core.ts';
import { examiner } from '../doctor/doctor-hold.ts';
import { hidReading } from '../doctor/hid-reading.ts';
import { readSettings } from '../settings/settings-store.ts';
import { type HidEvent, startHidSource } from './hid-source.ts';

type Call = (caller: Caller, method: string, input: unknown) => Promise<Reply>;

/** Longest text of a scan that the core takes. */
const LONGEST_FRAME = 4_096;

/** Submits what USB scanners read, in order, for the window that the settings name. Answers how to stop. */
export function submitHidScans(core: Core, call: Call): () => Promise<void> {
  const { hid, clock, timers, log } = core.ports;
  if (hid === null) {
    core.scanner.seen = null;
    return () => Promise.resolve();
  }
  let queue: Promise<void> = Promise.resolve();
  const submit = (frame: string): void => {
    const { mode, hidTarget: role } = readSettings(core.db);
    if (mode === null) return;
    const scanId = uuidOf(core.ports.random.bytes(16));
    // The page says "lu" and gives the scan its place among its own, before the rules answer.
    core.emit({ kind: 'scan-read', role, scanId });
    queue = queue
      .then(() => submitFrame(core, call, { frame, role, scanId }))
      // One scan that could not be handed on must not stop those after it.
      .catch((error: unknown) => log.write('error', 'scan.lost', { source: 'hid', type: typeOf(error) }));
  };
  const listen = (event: HidEvent): void => {
    const now = clock.now();
    const seat = event.kind === 'devices' ? null : examiner(core, now);
    if (event.kind !== 'devices' && seat !== null) {
      seat.lastActiveAt = now;
      core.emit({ kind: 'doctor-reading', reading: hidReading(core, event, now) });
      return;
    }
    switch (event.kind) {
      case 'scan':
        return submit(event.frame.text);
      case 'unread':
        // No text, no bytes: which scanner sent something that its layout does not explain.
        return log.write('warn', 'scan.unread', { why: event.why, vendor: event.device.vendorId, product: event.device.productId });
      case 'devices':
        core.scanner.seen = event.scanners;
        return core.emit({ kind: 'changed', topics: ['scanners'] });
      default:
        return assertNever(event);
    }
  };
  const listener = (event: HidEvent): void => {
    try {
      listen(event);
    } catch (error) {
      // A window that is gone must not close a scanner.
      log.write('error', 'scanner.event-lost', { event: event.kind, type: typeOf(error) });
    }
  };
  const stopSource = startHidSource({ hid, clock, timers }, { listener, isWatched: () => examiner(core, clock.now()) !== null });
  return async () => {
    await stopSource();
    await queue;
  };
}

const typeOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

interface ReadFrame {
  readonly frame: string;
  readonly role: Role;
  readonly scanId: string;
}

async function submitFrame(core: Core, call: Call, { frame, role, scanId }: ReadFrame): Promise<void> {
  const method = role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk';
  const reply = await call({ role, windowId: `${role}-1` }, method, { scanId, frame: frame.slice(0, LONGEST_FRAME), source: 'hid' });
  if (!reply.ok) core.emit({ kind: 'scan-failed', role, scanId, problem: reply.problem });
  // The dispatcher answers with the output type of the method just called.
  else if (role === 'kiosk') core.emit({ kind: 'kiosk-outcome', scanId, outcome: reply.value as KioskOutcome });
  else core.emit({ kind: 'desk-outcome', scanId, outcome: reply.value as DeskOutcome });
}

/** Random bytes as a version 4 UUID. */
function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
