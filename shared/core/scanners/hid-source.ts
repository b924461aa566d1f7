import type { DeskOutcome, KioskOutcome } from '../../contract/outcomes.ts';
import type { Reply, Role } from '../../contract/methods.ts';
import type { ScannerStatus } from '../../contract/views.ts';
import { emptyFrame, type FrameState, readReport } from '../../domain/scan-frame.ts';
import type { Caller, Core } from '../core.ts';
import type { HidDeviceInfo, HidHandle, HidPort } from '../ports.ts';
import { readSettings } from '../settings/settings-store.ts';

/** There is no plug event: look this often while a scanner is missed (SCANNING §3). */
const LOOK_MS = 1_500;
/** While all that were ever there are open, a new one is looked for only every so many turns: asking takes time on Windows. */
const CALM_TURNS = 20;
/** Makers whose scanners also exist in keyboard mode. */
const scannerMakers = new Set([0x0c2e, 0x23d0, 0x05e0, 0x1eab, 0x05f9, 0x0acd, 0x2dd6]);

type Call = (caller: Caller, method: string, input: unknown) => Promise<Reply>;

/** Scanners that are open, by path. */
type Opened = Map<string, { readonly handle: HidHandle; readonly product: string }>;

/** Opens USB point-of-sale scanners as they come and go, and submits what they read in order. Answers how to stop. */
export function startHidSource(core: Core, call: Call): () => Promise<void> {
  const port = core.ports.hid;
  if (port === null) {
    core.scanner.current = { hid: 'unavailable', device: null };
    return () => Promise.resolve();
  }
  const open: Opened = new Map();
  let look: Promise<void> | null = null;
  let mostAtOnce = 1;
  let turns = 0;
  let queue: Promise<void> = Promise.resolve();
  const submit = (frame: string): void => {
    queue = queue
      .then(() => submitFrame(core, call, frame))
      // One scan that could not be handed on must not stop those after it.
      .catch((error: unknown) => core.ports.log.write('error', 'scan.lost', { source: 'hid', type: error instanceof Error ? error.name : 'unknown' }));
  };
  const turn = (): void => {
    const isCalm = open.size >= mostAtOnce && ++turns % CALM_TURNS !== 0;
    if (look !== null || isCalm) return;
    look = openAll(core, port, { open, submit }).finally(() => {
      look = null;
      mostAtOnce = Math.max(mostAtOnce, open.size);
    });
  };
  turn();
  const stopTimer = core.ports.timers.every(LOOK_MS, turn);
  return async () => {
    stopTimer();
    await look;
    await Promise.allSettled([...open.values()].map(({ handle }) => handle.close()));
    await queue;
  };
}

interface Opening {
  readonly open: Opened;
  readonly submit: (frame: string) => void;
}

async function openAll(core: Core, port: HidPort, opening: Opening): Promise<void> {
  const { open } = opening;
  let devices: readonly HidDeviceInfo[];
  try {
    devices = await port.list();
  } catch {
    if (open.size === 0) say(core, { hid: 'unavailable', device: null });
    return;
  }
  const scanners = new Map(devices.filter((device) => device.usagePage === 0x8c && device.usage === 2).map((device) => [device.path, device]));
  for (const device of scanners.values()) if (!open.has(device.path)) await openOne(core, port, { ...opening, device });
  const [ready] = open.values();
  const [refused] = scanners.values();
  const keyboard = devices.find((device) => device.usagePage === 1 && device.usage === 6 && scannerMakers.has(device.vendorId));
  if (ready !== undefined) say(core, { hid: 'ready', device: ready.product });
  else if (refused !== undefined) say(core, { hid: 'refused', device: refused.product });
  else say(core, keyboard === undefined ? { hid: 'absent', device: null } : { hid: 'keyboard-mode', device: keyboard.product });
}

/** Opens one scanner; a refusal is what `openAll` says when nothing else is open. */
async function openOne(core: Core, port: HidPort, given: Opening & { readonly device: HidDeviceInfo }): Promise<void> {
  const { open, submit, device } = given;
  const handle = await port.open(device.path).catch(() => null);
  if (handle === null) return;
  open.set(device.path, { handle, product: device.product });
  let state: FrameState = emptyFrame;
  handle.onReport((report) => {
    const read = readReport(state, { report, vendorId: device.vendorId, at: core.ports.clock.now() });
    state = read.state;
    if (read.text !== null) submit(read.text);
  });
  // One error event is all that an unplugged scanner says; unhandled it would end the process.
  handle.onError(() => {
    open.delete(device.path);
    void handle.close().catch(() => undefined);
    const [other] = open.values();
    say(core, other === undefined ? { hid: 'absent', device: null } : { hid: 'ready', device: other.product });
  });
}

function say(core: Core, status: ScannerStatus): void {
  const before = core.scanner.current;
  if (before.hid === status.hid && before.device === status.device) return;
  core.scanner.current = status;
  core.emit({ kind: 'changed', topics: ['scanners'] });
}

async function submitFrame(core: Core, call: Call, frame: string): Promise<void> {
  const { mode, hidTarget } = readSettings(core.db);
  if (mode === null) return;
  const scanId = uuidOf(core.ports.random.bytes(16));
  const role: Role = hidTarget;
  const method = role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk';
  const reply = await call({ role, windowId: `${role}-1` }, method, { scanId, frame: frame.slice(0, 4096), source: 'hid' });
  if (!reply.ok) return;
  // The dispatcher answers with the output type of the method just called.
  if (role === 'kiosk') core.emit({ kind: 'kiosk-outcome', scanId, outcome: reply.value as KioskOutcome });
  else core.emit({ kind: 'desk-outcome', scanId, outcome: reply.value as DeskOutcome });
}

/** Random bytes as a version 4 UUID. */
function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
