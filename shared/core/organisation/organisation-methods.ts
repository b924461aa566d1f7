import type { HandedDownView } from '../../contract/organisation-views.ts';
import { ProblemError } from '../../contract/problems.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { currentCharter } from '../../domain/charter.ts';
import { decideOpening } from '../../domain/handed-opening.ts';
import type { Slot } from '../../domain/opening-hours.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { countDeadCards } from '../cards/dead-card-store.ts';
import type { Call, Handlers } from '../core.ts';
import { readSettings, usualOpening, writeSettings } from '../settings/settings-store.ts';
import { handedDownState, keepOpeningDeclined, keepOpeningTaken } from './handed-down-store.ts';

export const organisationMethods: Handlers<'organisation.handedDown' | 'organisation.answerOpening'> = {
  'organisation.handedDown': viewOf,
  'organisation.answerOpening': (call, { take }) => {
    const proposed = proposedOpening(call);
    if (proposed === null) throw new ProblemError('stale');
    if (take) writeSettings(call.db, { opening: proposed.map((slot) => ({ ...slot })) });
    (take ? keepOpeningTaken : keepOpeningDeclined)(call.db, proposed);
    appendAudit(call, { method: 'organisation.answerOpening', object: take ? 'taken' : 'declined' });
    call.changed('settings', 'site');
    return null;
  },
};

function viewOf(call: Call): HandedDownView {
  const { organisation, version, receivedAt, lastError } = handedDownState(call.db);
  const { terminal, centralKey, timeZone } = readSettings(call.db);
  const today = businessDayOf(call.now, timeZone);
  const charter = currentCharter(organisation?.charters ?? [], today);
  return {
    receivedAt: receivedAt === null ? null : instantOf(receivedAt),
    versionOf: version === 0 ? null : instantOf(version),
    lastError,
    mustEnrolAgain: terminal !== null && centralKey === null,
    sites: organisation?.sites ?? [],
    purposes: organisation?.purposes ?? [],
    exceptions: organisation?.exceptions.filter(({ day }) => day >= today) ?? [],
    charter: charter === null ? null : { version: charter.version, from: charter.from },
    targets: organisation?.targets ?? [],
    deadCards: countDeadCards(call.db),
    proposedOpening: proposedOpening(call),
  };
}

/** What central says and this antenne does not do; null when there is nothing to decide. */
function proposedOpening(call: Call): readonly Slot[] | null {
  const { organisation, openingTaken, openingDeclined } = handedDownState(call.db);
  if (organisation === null) return null;
  const { opening } = readSettings(call.db);
  const question = { given: organisation.opening, here: opening, usual: usualOpening, taken: openingTaken, declined: openingDeclined };
  return decideOpening(question) === 'nothing' ? null : organisation.opening;
}
