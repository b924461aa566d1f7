import * as z from 'zod';
import type { MemberId, ReservationId, SessionId, VisitId, WorkstationId } from '../domain/brand.ts';
import { PLAN_COLUMNS, PLAN_ROWS } from '../domain/room-plan.ts';
import { sessionCorrectionReasons, visitPurposes, workstationStates } from '../domain/vocabulary.ts';
import { actionId, desk, id, method, name, none } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';
import type { CardPage } from './views.ts';
import type { EndedSessionLine, WorkstationTile } from './room-views.ts';

const spot = z.strictObject({
  column: z
    .int()
    .min(0)
    .max(PLAN_COLUMNS - 1),
  row: z
    .int()
    .min(0)
    .max(PLAN_ROWS - 1),
});
const roomPlan = z
  .array(z.strictObject({ workstationId: id<WorkstationId>(), spot }))
  .max(PLAN_COLUMNS * PLAN_ROWS)
  .refine((plan) => new Set(plan.map((one) => `${one.spot.column}/${one.spot.row}`)).size === plan.length)
  .refine((plan) => new Set(plan.map((one) => one.workstationId)).size === plan.length);

/** Seats of the room: who sits where, for how long, kept for whom. */
export const roomMethods = {
  'workstations.list': method<readonly WorkstationTile[]>()('query', desk, true, none),
  'workstations.seat': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, visitId: id<VisitId>(), workstationId: id<WorkstationId>() })),
  'workstations.end': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, sessionId: id<SessionId>() })),
  'workstations.extend': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, sessionId: id<SessionId>(), minutes: z.int().min(5).max(240) }),
  ),
  /** What a running session is for. */
  'workstations.setUse': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, sessionId: id<SessionId>(), use: z.enum(visitPurposes) })),
  /** Today's sessions that are over, without anybody. */
  'workstations.ended': method<readonly EndedSessionLine[]>()('query', desk, true, none),
  /** What an ended session really was; `startedAt` is brought back to its quarter hour. */
  'workstations.correct': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      actionId,
      sessionId: id<SessionId>(),
      workstationId: id<WorkstationId>(),
      startedAt: z.iso.datetime({ precision: 3 }),
      minutes: z.int().min(0).max(960),
      use: z.enum(visitPurposes),
      cancel: z.boolean(),
      reason: z.enum(sessionCorrectionReasons),
    }),
  ),
  /** Out of order, or back in service; refused while somebody sits there. */
  'workstations.setState': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({ actionId, workstationId: id<WorkstationId>(), state: z.enum(workstationStates) }),
  ),
  /** The whole room plan at once; a workstation left out takes the first free spot. */
  'workstations.arrange': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, plan: roomPlan })),
  'workstations.add': method<{ workstationId: WorkstationId }>()('command', desk, true, z.strictObject({ actionId, name })),
  'workstations.rename': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, workstationId: id<WorkstationId>(), name })),
  /** Out of the room for good; refused while somebody sits there or has it reserved. */
  'workstations.retire': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, workstationId: id<WorkstationId>() })),
  /** Keeps a seat for a person from an instant on; one that is past means now. */
  'workstations.reserve': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      actionId,
      workstationId: id<WorkstationId>(),
      memberId: id<MemberId>(),
      from: z.iso.datetime({ precision: 3 }),
      minutes: z.int().min(15).max(480),
    }),
  ),
  /** The rules of the house as they are set now, for the wall. */
  'rules.page': method<CardPage>()('query', desk, true, none),
  'reservations.cancel': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, reservationId: id<ReservationId>() })),
} as const;
