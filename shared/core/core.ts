import type { CoreEvent, MethodInput, MethodName, MethodOutput, Role } from '../contract/methods.ts';
import type { CameraReport } from '../contract/views.ts';
import type { Topic } from '../contract/topics.ts';
import type { StaffId } from '../domain/brand.ts';
import type { Writable } from '../db/open-store.ts';
import type { CorePorts } from './ports.ts';
import type { DoctorState } from './doctor/doctor-hold.ts';
import type { ScannerState } from './scanners/scanner-state.ts';

/** Who calls. Stamped by the host, never by the page. */
export interface Caller {
  readonly role: Role;
  readonly windowId: string;
}

/** A person signed in at one desk window. Lives in memory: after a restart people sign in again. */
export interface StaffSeat {
  readonly staffId: StaffId;
  readonly name: string;
  lastActiveAt: number;
  locked: boolean;
}

/** One running core. Features receive it inside a `Call`; only start-core builds it. */
export interface Core {
  readonly db: Writable;
  readonly ports: CorePorts;
  readonly staffSeats: Map<string, StaffSeat>;
  readonly scanner: ScannerState;
  readonly doctor: DoctorState;
  /** Windows where devices read are counted for the stock-taking, until when (epoch ms). */
  readonly counting: Map<string, number>;
  /** What the kiosk's page said of its camera; null: nothing since the start. */
  readonly camera: { report: CameraReport | null };
  emit(event: CoreEvent): void;
}

/** One call in progress. `now` is read once, so that everything in a call has one time. */
export interface Call {
  readonly core: Core;
  readonly db: Writable;
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Windows are told after the commit. */
  changed(...topics: Topic[]): void;
  /** One transaction, for actions only: commands already run inside one. */
  write<T>(work: () => T): T;
}

export type Handler<N extends MethodName> = (call: Call, input: MethodInput<N>) => MethodOutput<N> | Promise<MethodOutput<N>>;
export type Handlers<N extends MethodName = MethodName> = { readonly [M in N]: Handler<M> };
