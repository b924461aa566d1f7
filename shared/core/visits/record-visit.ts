import type { FactDraft } from '../../contract/facts.ts';
import { businessDayOf, quarterHour } from '../../domain/calendar.ts';
import { ageBandOf, type PresenceQuality } from '../../domain/vocabulary.ts';
import type { Call, Core } from '../core.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { pseudonymOf } from '../outbox/pseudonym.ts';
import type { SecretsPort } from '../ports.ts';
import { hasVisitBefore, insertVisit, updateHolder, updateVisit, type Visit, type VisitChange, type VisitHolder } from './visit-store.ts';

/** Whole minutes of a visit, session or loan; null while it lasts. */
export function wholeMinutes(from: number, to: number | null): number | null {
  return to === null ? null : Math.max(0, Math.floor((to - from) / 60_000));
}

/** The visit as central may know it: pseudonym, age band, quarter hour; never a name or a minute of arrival (TRUST 8). */
export function visitFactDraft(visit: Visit, member: Member | undefined, secrets: SecretsPort): FactDraft {
  const year = Number(visit.day.slice(0, 4));
  return {
    kind: 'visit',
    id: visit.factId.toString('hex'),
    rev: visit.rev,
    day: visit.day,
    void: visit.cancelledAt !== null,
    person: member === undefined || member.erasedAt !== null ? null : pseudonymOf(secrets, member.uid, year),
    isNew: visit.isNew === 1,
    ageBand: ageBandOf(member?.birthYear ?? null, year),
    district: member?.district ?? null,
    programme: member?.programme ?? 'none',
    purpose: visit.purpose,
    arrivedAt: quarterHour(visit.arrivedAt),
    minutes: wholeMinutes(visit.arrivedAt, visit.leftAt),
    quality: visit.quality,
  };
}

/** What recording needs of a call or of a job. */
export type Recording = Pick<Call, 'core' | 'db' | 'now'>;
export const recordingOf = (core: Core): Recording => ({ core, db: core.db, now: core.ports.clock.now() });

function tell(rec: Recording, visit: Visit, member: Member | undefined): Visit {
  appendFact(rec.db, rec.now, visitFactDraft(visit, member, rec.core.ports.secrets));
  return visit;
}

/** Opens a visit and appends its fact, in the caller's transaction. `timeZone` decides the business day. */
export function recordArrival(rec: Recording, given: { who: Member | { provisionalCard: string }; timeZone: string; kiosk: boolean }): Visit {
  const member = 'provisionalCard' in given.who ? undefined : given.who;
  const visit = insertVisit(rec.db, {
    factId: rec.core.ports.random.bytes(16),
    memberId: member?.id ?? null,
    provisionalCard: 'provisionalCard' in given.who ? given.who.provisionalCard : null,
    day: businessDayOf(rec.now, given.timeZone),
    at: rec.now,
    isNew: member !== undefined && !hasVisitBefore(rec.db, member.id),
    kiosk: given.kiosk,
  });
  return tell(rec, visit, member);
}

/** Changes a visit and appends the next revision of its fact. */
export function recordVisitChange(rec: Recording, visit: Visit, change: VisitChange): Visit {
  const member = visit.memberId === null ? undefined : findMember(rec.db, visit.memberId);
  return tell(rec, updateVisit(rec.db, visit, { ...change, rev: nextRevisionOf(rec.db, visit.factId) }), member);
}

/** Another holder for a visit: somebody known for a card that was not, or back. */
export function recordHolder(rec: Recording, visit: Visit, holder: VisitHolder): Visit {
  const member = holder.memberId === null ? undefined : findMember(rec.db, holder.memberId);
  return tell(rec, updateHolder(rec.db, visit, { ...holder, rev: nextRevisionOf(rec.db, visit.factId) }), member);
}

/** Ends a visit at `at` (never before its arrival). */
export function recordDeparture(rec: Recording, visit: Visit, given: { at: number; quality: PresenceQuality; kiosk: boolean }): Visit {
  const leftAt = Math.max(given.at, visit.arrivedAt);
  return recordVisitChange(rec, visit, { leftAt, quality: given.quality, kioskTouchAt: given.kiosk ? rec.now : visit.kioskTouchAt });
}
