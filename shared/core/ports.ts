/** What the core borrows from its host, and nothing else (ARCHITECTURE §4). */
export interface CorePorts {
  /** Folder of the store and its backups; a local fixed disk. */
  readonly dataFolder: string;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly timers: TimersPort;
  readonly secrets: SecretsPort;
  readonly central: CentralPort;
  readonly printing: PrintingPort | null;
  /** null: the page hands files over by itself. */
  readonly files: FilesPort | null;
  readonly hid: HidPort | null;
  readonly log: LogPort;
}

export interface ClockPort {
  /** Milliseconds since the epoch. */
  now(): number;
}
export interface RandomPort {
  bytes(count: number): Uint8Array;
}
export interface TimersPort {
  /** Calls `tick` about every `ms`; the returned function stops it. Tests call ticks by hand. */
  every(ms: number, tick: () => void): () => void;
}
/** Small secrets by name: organisation keys, terminal key, pepper. Values never reach the store or a log. */
export interface SecretsPort {
  /** Who keeps them: the system's key store, or only a file's access rights. Said in the settings. */
  readonly keptBy: 'system' | 'file';
  get(name: string): Uint8Array | undefined;
  /** Resolves once the value would survive a power cut; nothing may rely on it before. */
  set(name: string, value: Uint8Array): Promise<void>;
}
export interface CentralRequest {
  readonly method: 'PUT' | 'POST' | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
export interface CentralResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MB is read. */
  readonly body: string;
}
/** One HTTP exchange with central; rejects on any network failure or after 30 s. No redirect is followed. */
export interface CentralPort {
  send(request: CentralRequest): Promise<CentralResponse>;
}
export interface PrintingPort {
  /** A PDF of one self-contained HTML page, sizes from its `@page`. */
  htmlToPdf(html: string): Promise<Uint8Array>;
}
export interface FilesPort {
  /** Asks a person where, writes, reads back. The name it got there; null when the person left. Rejects when it could not be written whole. */
  save(given: { readonly suggestedName: string; readonly text: string }): Promise<string | null>;
}
export interface HidDeviceInfo {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage: number;
  readonly usage: number;
  readonly product: string;
}
export interface HidHandle {
  onReport(listener: (report: Uint8Array) => void): void;
  onError(listener: (error: Error) => void): void;
  close(): Promise<void>;
}
/** USB scanners; rejects with the system's reason when the library or the access is missing. */
export interface HidPort {
  list(): Promise<readonly HidDeviceInfo[]>;
  open(path: string): Promise<HidHandle>;
  /** The report descriptor, where the system shows it; null elsewhere. */
  descriptor(path: string): Promise<Uint8Array | null>;
}
export interface LogPort {
  /** `event` is a fixed text, `data` holds no personal data. */
  write(level: 'info' | 'warn' | 'error', event: string, data?: Readonly<Record<string, string | number | boolean>>): void;
}
