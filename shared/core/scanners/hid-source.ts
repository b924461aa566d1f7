import type { ScannerUse } from '../../contract/doctor.ts';
import { type HidLayout, layoutsOfDescriptor, type ScannerTraits } from '../../domain/hid-layout.ts';
import { emptyFrame, type FrameState, readReport, type ScanFrame, type Unread } from '../../domain/scan-frame.ts';
import type { ClockPort, HidDeviceInfo, HidHandle, HidPort, TimersPort } from '../ports.ts';
import { scannersAmong } from './scanners-among.ts';

/** There is no plug event: look this often while a scanner is missed (SCANNING §3). */
const LOOK_MS = 1_500;
/** While all that were ever there are open, a new one is looked for only every so many turns: asking takes time on Windows. */
const CALM_TURNS = 20;

export interface HidSourcePorts {
  readonly hid: HidPort;
  readonly clock: ClockPort;
  readonly timers: TimersPort;
}
export interface SeenScanner {
  readonly device: HidDeviceInfo;
  readonly use: ScannerUse;
}
export type HidEvent =
  | { readonly kind: 'scan'; readonly device: HidDeviceInfo; readonly frame: ScanFrame }
  /** A report that gave nothing: information for the scanner doctor. */
  | { readonly kind: 'unread'; readonly device: HidDeviceInfo; readonly why: Unread; readonly layout: HidLayout | null; readonly report: Uint8Array }
  /** What is plugged, or what can be done with it, has changed; null: the system cannot be asked at all. */
  | { readonly kind: 'devices'; readonly scanners: readonly SeenScanner[] | null };

export interface HidSourceOptions {
  readonly listener: (event: HidEvent) => void;
  /** Whether somebody waits to see what is plugged: then the system is asked at every turn. */
  readonly isWatched: () => boolean;
}
interface Entry {
  readonly device: HidDeviceInfo;
  readonly handle: HidHandle;
}
/** What the source holds between two turns. */
interface Source extends HidSourcePorts, HidSourceOptions {
  readonly open: Map<string, Entry>;
  /** The last answer of the system; null when it gave none. */
  devices: readonly HidDeviceInfo[] | null;
  /** Paths that could not be opened at the last look. */
  refused: ReadonlySet<string>;
  isLooking: boolean;
  told: string;
  stopped: boolean;
}

/** Opens USB point-of-sale scanners as they come and go; each keeps its own half scan. Answers how to stop. */
export function startHidSource(ports: HidSourcePorts, options: HidSourceOptions): () => Promise<void> {
  const source: Source = { ...ports, ...options, open: new Map(), devices: [], refused: new Set(), isLooking: false, told: '', stopped: false };
  let look: Promise<void> | null = null;
  let mostAtOnce = 1;
  let turns = 0;
  const turn = (): void => {
    const isCalm = source.open.size >= mostAtOnce && !source.isWatched() && ++turns % CALM_TURNS !== 0;
    if (look !== null || isCalm) return;
    source.isLooking = true;
    look = lookOnce(source).finally(() => {
      look = null;
      source.isLooking = false;
      mostAtOnce = Math.max(mostAtOnce, source.open.size);
    });
  };
  turn();
  const stopTimer = ports.timers.every(LOOK_MS, turn);
  return async () => {
    source.stopped = true;
    stopTimer();
    await look;
    await Promise.allSettled([...source.open.values()].map(({ handle }) => handle.close()));
    source.open.clear();
  };
}

async function lookOnce(source: Source): Promise<void> {
  const found = await source.hid.list().catch(() => null);
  if (source.stopped) return;
  // A system that fails once while scanners read is no reason to say that there are none.
  if (found !== null || source.open.size === 0) source.devices = found;
  const scanners = scannersAmong(source.devices ?? []);
  const isThere = ({ device }: Entry): boolean => scanners.some((one) => one.role === 'pos' && isSame(one.device, device));
  // Where the error event never came, or another scanner took the place.
  for (const [path, entry] of source.open) if (!isThere(entry)) closeOne(source, path);
  const missing = scanners.filter(({ device, role }) => role === 'pos' && !source.open.has(device.path));
  await Promise.all(missing.map(({ device }) => openOne(source, device)));
  const refused = missing.flatMap(({ device }) => (source.open.has(device.path) ? [] : [device.path]));
  // One that was pulled out in between is gone, not refused.
  if (refused.some((path) => !source.refused.has(path))) source.devices = (await source.hid.list().catch(() => null)) ?? source.devices;
  source.refused = new Set(refused);
  tellDevices(source);
}

const isSame = (one: HidDeviceInfo, other: HidDeviceInfo): boolean =>
  one.path === other.path && one.vendorId === other.vendorId && one.productId === other.productId;

function closeOne(source: Source, path: string): void {
  const entry = source.open.get(path);
  source.open.delete(path);
  void entry?.handle.close().catch(() => undefined);
}

/** Opens one scanner; one that the system refuses is said by `tellDevices`. */
async function openOne(source: Source, device: HidDeviceInfo): Promise<void> {
  const { path, vendorId } = device;
  const descriptor = await source.hid.descriptor(path).catch(() => null);
  const handle = await source.hid.open(path).catch(() => null);
  if (handle === null) return;
  const entry: Entry = { device, handle };
  source.open.set(path, entry);
  const traits: ScannerTraits = { vendorId, layouts: descriptor === null ? [] : layoutsOfDescriptor(descriptor) };
  let state: FrameState = emptyFrame;
  handle.onReport((report) => {
    // A report may still come while a scanner is being closed.
    if (source.open.get(path) !== entry) return;
    const step = readReport(state, { report, traits, at: source.clock.now() });
    state = step.state;
    const { read } = step;
    if (read.kind === 'frame') source.listener({ kind: 'scan', device, frame: read.frame });
    if (read.kind === 'unread') source.listener({ kind: 'unread', device, why: read.why, layout: read.layout, report });
  });
  // One error event is all that an unplugged scanner says; unhandled it would end the process.
  handle.onError(() => {
    if (source.open.get(path) !== entry) return;
    closeOne(source, path);
    source.devices = source.devices?.filter((one) => one.path !== path) ?? null;
    if (!source.isLooking) tellDevices(source);
  });
}

function tellDevices(source: Source): void {
  const scanners = source.devices === null ? null : scannersAmong(source.devices).map(({ device, role }) => ({ device, use: useOf(source, device, role) }));
  const now = JSON.stringify(scanners);
  if (now === source.told || source.stopped) return;
  source.told = now;
  source.listener({ kind: 'devices', scanners });
}

function useOf(source: Source, device: HidDeviceInfo, role: 'pos' | 'keyboard' | 'snapi' | 'ibm-oem'): ScannerUse {
  if (role === 'pos') return source.open.has(device.path) ? 'ready' : 'refused';
  return role === 'keyboard' ? 'keyboard-mode' : role;
}
