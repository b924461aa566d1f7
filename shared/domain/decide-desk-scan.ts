import type { DeviceState, WorkstationState } from './vocabulary.ts';

/** A half waits this long for the other (UX D-R2). */
export const PENDING_MS = 30_000;

/** A person, device or workstation, with what the rules need to know of it. Ids are row identities. */
export type ScannedThing =
  | { readonly kind: 'person'; readonly memberId: number }
  | { readonly kind: 'device'; readonly deviceId: number; readonly state: DeviceState; readonly lentTo: number | null }
  | { readonly kind: 'workstation'; readonly workstationId: number; readonly state: WorkstationState; readonly usedBy: number | 'unnamed' | null };

export type DeskDecision =
  /** The thing becomes the pending half. A person also arrives when not present. */
  | { readonly kind: 'select' }
  | { readonly kind: 'lend'; readonly memberId: number; readonly deviceId: number; readonly returnFirst: boolean }
  | { readonly kind: 'return'; readonly deviceId: number }
  | { readonly kind: 'start-session'; readonly memberId: number; readonly workstationId: number }
  | { readonly kind: 'end-session'; readonly workstationId: number }
  | { readonly kind: 'occupied'; readonly workstationId: number }
  | { readonly kind: 'out-of-order'; readonly workstationId: number }
  | { readonly kind: 'unavailable'; readonly deviceId: number; readonly state: Exclude<DeviceState, 'available'> };

/** The desk's grammar, free of order (UX D-R2, D-R7): what `scanned` means after `pending`. */
export function decideDeskScan(scanned: ScannedThing, pending: ScannedThing | null): DeskDecision {
  switch (scanned.kind) {
    case 'person':
      return pending === null || pending.kind === 'person' ? { kind: 'select' } : pair(scanned.memberId, pending);
    case 'device':
      if (pending?.kind === 'person') return pair(pending.memberId, scanned);
      if (scanned.lentTo !== null) return { kind: 'return', deviceId: scanned.deviceId };
      return scanned.state === 'available' ? { kind: 'select' } : { kind: 'unavailable', deviceId: scanned.deviceId, state: scanned.state };
    case 'workstation':
      if (pending?.kind === 'person') return pair(pending.memberId, scanned);
      if (scanned.usedBy !== null) return { kind: 'end-session', workstationId: scanned.workstationId };
      return scanned.state === 'in-service' ? { kind: 'select' } : { kind: 'out-of-order', workstationId: scanned.workstationId };
  }
}

function pair(memberId: number, thing: Exclude<ScannedThing, { readonly kind: 'person' }>): DeskDecision {
  if (thing.kind === 'device') {
    const { deviceId, state, lentTo } = thing;
    if (lentTo === memberId) return { kind: 'return', deviceId };
    if (state !== 'available') return { kind: 'unavailable', deviceId, state };
    return { kind: 'lend', memberId, deviceId, returnFirst: lentTo !== null };
  }
  const { workstationId, state, usedBy } = thing;
  if (usedBy === memberId) return { kind: 'end-session', workstationId };
  if (usedBy !== null) return { kind: 'occupied', workstationId };
  if (state !== 'in-service') return { kind: 'out-of-order', workstationId };
  return { kind: 'start-session', memberId, workstationId };
}
