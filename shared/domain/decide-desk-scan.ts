import type { DeviceState, WorkstationState } from './vocabulary.ts';

/** A half waits this long for the other (UX D-R2). */
export const PENDING_MS = 30_000;
/** Devices that may be chosen before their borrower. */
export const MOST_DEVICES = 10;

/** A person, device or workstation, with what the rules need to know of it. Ids are row identities. */
export type ScannedThing =
  | { readonly kind: 'person'; readonly memberId: number }
  /** `elsewhere`: another antenne has it. `before`: devices chosen just before this one, for the same borrower to come. */
  | {
      readonly kind: 'device';
      readonly deviceId: number;
      readonly state: DeviceState;
      readonly lentTo: number | null;
      readonly elsewhere?: boolean;
      readonly before?: readonly number[];
    }
  | { readonly kind: 'workstation'; readonly workstationId: number; readonly state: WorkstationState; readonly usedBy: number | 'unnamed' | null };

export type DeskDecision =
  /** The thing becomes the pending half; `before`: devices already chosen that stay so. A person also arrives when not present. */
  | { readonly kind: 'select'; readonly before: readonly number[] }
  | { readonly kind: 'lend'; readonly memberId: number; readonly deviceIds: readonly number[] }
  | { readonly kind: 'return'; readonly deviceId: number }
  | { readonly kind: 'start-session'; readonly memberId: number; readonly workstationId: number }
  | { readonly kind: 'end-session'; readonly workstationId: number }
  | { readonly kind: 'occupied'; readonly workstationId: number }
  | { readonly kind: 'out-of-order'; readonly workstationId: number }
  | { readonly kind: 'elsewhere'; readonly deviceId: number }
  | { readonly kind: 'unavailable'; readonly deviceId: number; readonly state: Exclude<DeviceState, 'available'> };

const select: DeskDecision = { kind: 'select', before: [] };

/** The desk's grammar, free of order (UX D-R2, D-R7): what `scanned` means after `pending`. */
export function decideDeskScan(scanned: ScannedThing, pending: ScannedThing | null): DeskDecision {
  switch (scanned.kind) {
    case 'person':
      return pending === null || pending.kind === 'person' ? select : pair(scanned.memberId, pending);
    case 'device': {
      if (pending?.kind === 'person') return pair(pending.memberId, scanned);
      if (scanned.lentTo !== null) return { kind: 'return', deviceId: scanned.deviceId };
      if (scanned.state !== 'available' || scanned.elsewhere === true) return notLendable(scanned);
      return pending?.kind === 'device' ? { kind: 'select', before: chosenWith(pending, scanned.deviceId) } : select;
    }
    case 'workstation':
      if (pending?.kind === 'person') return pair(pending.memberId, scanned);
      if (scanned.usedBy !== null) return { kind: 'end-session', workstationId: scanned.workstationId };
      return scanned.state === 'in-service' ? select : { kind: 'out-of-order', workstationId: scanned.workstationId };
  }
}

type Device = Extract<ScannedThing, { readonly kind: 'device' }>;

/** The devices chosen so far, without the one just scanned: the newest ones when there are too many. */
function chosenWith(pending: Device, deviceId: number): readonly number[] {
  return [...(pending.before ?? []), pending.deviceId].filter((id) => id !== deviceId).slice(1 - MOST_DEVICES);
}

function notLendable({ deviceId, state }: Device): DeskDecision {
  return state === 'available' ? { kind: 'elsewhere', deviceId } : { kind: 'unavailable', deviceId, state };
}

function pair(memberId: number, thing: Exclude<ScannedThing, { readonly kind: 'person' }>): DeskDecision {
  if (thing.kind === 'device') {
    const { deviceId, lentTo } = thing;
    if (lentTo === memberId) return { kind: 'return', deviceId };
    if (thing.state !== 'available' || thing.elsewhere === true) return notLendable(thing);
    return { kind: 'lend', memberId, deviceIds: [...(thing.before ?? []), deviceId] };
  }
  const { workstationId, state, usedBy } = thing;
  if (usedBy === memberId) return { kind: 'end-session', workstationId };
  if (usedBy !== null) return { kind: 'occupied', workstationId };
  if (state !== 'in-service') return { kind: 'out-of-order', workstationId };
  return { kind: 'start-session', memberId, workstationId };
}
