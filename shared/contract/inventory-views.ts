import type { Accessory } from '../domain/accessories.ts';
import type { DeviceId, LoanId } from '../domain/brand.ts';
import type { Unexpected } from '../domain/stock-take.ts';
import type { DeviceKind, DeviceState, LoanPlace } from '../domain/vocabulary.ts';

/** What the desk reads of the inventory. Instants are UTC ISO texts; days are local `YYYY-MM-DD`; money in cents. */
export interface DeviceLine {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly label: string;
  readonly kind: DeviceKind;
  readonly state: DeviceState;
  readonly model: string;
  readonly serial: string;
  readonly lentTo: string | null;
  /** Name of the other antenne that has it; null: it is of this one. */
  readonly atSite: string | null;
}
export interface DeviceSheet extends DeviceLine {
  readonly valueCents: number | null;
  readonly purchasedOn: string | null;
  readonly accessories: readonly Accessory[];
  /** A small picture as a data address; null: none. */
  readonly photo: string | null;
  readonly repairs: readonly {
    readonly repairId: number;
    readonly openedOn: string;
    readonly closedOn: string | null;
    readonly costCents: number | null;
    readonly what: string;
  }[];
  readonly events: readonly { readonly at: string; readonly kind: string; readonly detail: string; readonly reason: string; readonly staff: string | null }[];
  readonly loans: readonly {
    readonly loanId: LoanId;
    readonly name: string;
    readonly place: LoanPlace;
    readonly lentAt: string;
    readonly returnedAt: string | null;
    readonly damaged: boolean;
    readonly missing: readonly Accessory[];
  }[];
}
/** A device of another antenne that was brought here. */
export interface ForeignDeviceLine {
  readonly foreignId: number;
  readonly label: string;
  readonly receivedAt: string;
}
export interface PrinterLine {
  readonly name: string;
  readonly rightTenths: number;
  readonly downTenths: number;
}
export interface StockView {
  readonly stockId: number;
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly found: number;
  readonly expected: number;
  readonly missing: readonly { readonly name: string; readonly label: string }[];
  readonly unexpected: readonly { readonly name: string; readonly label: string; readonly why: Unexpected }[];
}
