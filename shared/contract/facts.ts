import * as z from 'zod';
import { dayText, quarterText } from './day-text.ts';
import { deadCardText } from './handed-down.ts';
import {
  ageBands,
  deviceKinds,
  guestKinds,
  loanIncidents,
  loanPlaces,
  presenceQualities,
  programmes,
  ticketEnds,
  ticketKinds,
  visitPurposes,
} from '../domain/vocabulary.ts';

/**
 * What leaves the site, and nothing else: a closed whitelist (TRUST 8.2, 8.3, P-1).
 * Unknown fields are refused. No name, no card id, no birth date, no free text, no minute of arrival.
 * Every text is an enumeration, a number in letters or a day from 2020 on: no birth date, phone, e-mail or NIR fits anywhere.
 * A correction is the same `id` with `rev` + 1; `void: true` withdraws it.
 */
const minutes = z.int().min(0).max(100_000);
/** Of one day of one antenne: a greater number is no count, and sums of it could not be read any more. */
const count = z.int().min(0).max(100_000);
/** HMAC pseudonym: 22 base64url characters (TRUST 8.2). */
export const pseudonym = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const district = z.string().regex(/^[0-9A-Z]{1,5}$/);
const head = {
  /** 16 random bytes, hexadecimal. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  rev: z.int().min(1).max(1_000_000),
  /** Gapless position in this terminal's log. */
  seq: z.int().min(1),
  day: dayText,
  void: z.boolean(),
};

export const visitFact = z.strictObject({
  ...head,
  kind: z.literal('visit'),
  person: pseudonym.nullable(),
  isNew: z.boolean(),
  ageBand: z.enum(ageBands),
  district: district.nullable(),
  programme: z.enum(programmes),
  purpose: z.enum(visitPurposes),
  arrivedAt: quarterText,
  /** null while the visit is open. */
  minutes: minutes.nullable(),
  quality: z.enum(presenceQualities),
});
export const sessionFact = z.strictObject({
  ...head,
  kind: z.literal('workstation-session'),
  startedAt: quarterText,
  minutes: minutes.nullable(),
  /** What it was declared to be for; absent from terminals that do not ask. */
  use: z.enum(visitPurposes).optional(),
});
export const loanFact = z.strictObject({
  ...head,
  kind: z.literal('loan'),
  deviceKind: z.enum(deviceKinds),
  place: z.enum(loanPlaces),
  /** null while out. */
  minutes: minutes.nullable(),
  late: z.boolean().nullable(),
  /** Absent from terminals that do not tell: not told is not none. */
  incident: z.enum(loanIncidents).optional(),
});
/** People received without a card, counted together; in no count of visits or persons. */
export const guestsFact = z.strictObject({
  ...head,
  kind: z.literal('guests'),
  guests: z.enum(guestKinds),
  count: z.int().min(1).max(200),
});
/** A place in a queue that ended. */
export const waitFact = z.strictObject({
  ...head,
  kind: z.literal('wait'),
  queue: z.enum(ticketKinds),
  /** From taking the place to its end. */
  minutes,
  /** A seat had come free for it, or it was called. */
  called: z.boolean(),
  end: z.enum(ticketEnds),
});
/** Ends every open day, even with zero visits: "no data" and "no visitor" differ (TRUST 7.7). */
export const dayClosedFact = z.strictObject({
  ...head,
  kind: z.literal('day-closed'),
  visits: count,
  distinctPersons: count,
  presenceMinutes: minutes,
  sessions: count,
  loans: count,
  /** When the antenne was open and what it offered: coverage and occupancy (REPORTING). Absent from older terminals, and where no hours are set. */
  room: z
    .strictObject({
      /** In service when the day was closed. */
      workstations: z.int().min(0).max(1_000),
      /** Of opening that day, by the antenne's own calendar, before and after 13:00. */
      morningMinutes: z.int().min(0).max(1_440),
      afternoonMinutes: z.int().min(0).max(1_440),
      /** Of the workstation sessions of the day. */
      usedMinutes: minutes,
    })
    .optional(),
  /** Devices of each kind that the antenne had in service that day, and those of them that were lent; a kind it has none of is left out. Absent from older terminals. */
  devices: z.partialRecord(z.enum(deviceKinds), z.strictObject({ inService: z.int().min(1).max(1_000), used: z.int().min(0).max(1_000) })).optional(),
});

/** A card that no antenne accepts any more, for central to hand to the others. Counts nowhere and names nobody: a keyed hash. */
export const deadCardFact = z.strictObject({ ...head, kind: z.literal('dead-card'), card: deadCardText });

export const fact = z.discriminatedUnion('kind', [visitFact, sessionFact, loanFact, guestsFact, waitFact, dayClosedFact, deadCardFact]);
export type Fact = z.infer<typeof fact>;
export type VisitFact = z.infer<typeof visitFact>;
export type SessionFact = z.infer<typeof sessionFact>;
export type LoanFact = z.infer<typeof loanFact>;
export type GuestsFact = z.infer<typeof guestsFact>;
export type WaitFact = z.infer<typeof waitFact>;
export type DayClosedFact = z.infer<typeof dayClosedFact>;
export type DeadCardFact = z.infer<typeof deadCardFact>;
/** A fact before the outbox gives it its place in the log. */
export type FactDraft =
  | Omit<VisitFact, 'seq'>
  | Omit<SessionFact, 'seq'>
  | Omit<LoanFact, 'seq'>
  | Omit<GuestsFact, 'seq'>
  | Omit<WaitFact, 'seq'>
  | Omit<DayClosedFact, 'seq'>
  | Omit<DeadCardFact, 'seq'>;
