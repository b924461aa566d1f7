import { autoClosingAt } from '../../domain/auto-closing.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { keptClosedBefore } from '../../domain/kept-closed.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { UNDO_MS } from '../acts/act-store.ts';
import { forgetPassReads } from '../cards/pass-store.ts';
import { closeDay } from '../closing/close-day.ts';
import { isClosed, reopenedDaysBefore, reopeningsOf } from '../closing/closing-store.ts';
import type { Core } from '../core.ts';
import { forgetSignatures } from '../loans/agreement-store.ts';
import { forgetBefore } from '../imports/import-store.ts';
import { forgetAnswers } from '../rpc/repeated-actions.ts';
import { forgetScans } from '../scans/scan-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { endStaleVisit } from '../visits/leave-visit.ts';
import { type Recording, recordingOf } from '../visits/record-visit.ts';
import { openVisits, unclosedDaysBefore } from '../visits/visit-store.ts';
import { tendSeats } from './tend-seats.ts';
import { forgetSeats } from './forget-seats.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The automatic twin of the day closing: 30 minutes after closing time, even without a visit (TRUST 7.7), and any earlier day that nobody closed, or closed
 * again. Days that the antenne itself kept closed are said too, or central would wait for them.
 */
export function closeForgottenDays(rec: Recording): boolean {
  const settings = readSettings(rec.db);
  const { mode, timeZone } = settings;
  if (mode === null) return false;
  const today = businessDayOf(rec.now, timeZone);
  const keptClosed = keptClosedBefore({ opening: settings.opening, own: settings.ownExceptions }, today).filter((day) => !isClosed(rec.db, day));
  const due = new Set([...unclosedDaysBefore(rec.db, today), ...reopenedDaysBefore(rec.db, today), ...keptClosed]);
  if (closesItself(rec, today)) due.add(today);
  for (const day of [...due].toSorted()) closeDay(rec, day, { by: null });
  // Who came after a day was closed by hand, and forgot to leave, is not here the next morning.
  const left = openVisits(rec.db).filter((visit) => visit.day < today);
  for (const visit of left) endStaleVisit(rec, visit, settings);
  return due.size > 0 || left.length > 0;
}

function closesItself(rec: Recording, today: BusinessDay): boolean {
  const reopenedAt = reopeningsOf(rec.db, today)[0]?.at ?? null;
  const at = autoClosingAt({ closing: lastClosingOf(readSettings(rec.db), today), reopenedAt });
  return at !== null && rec.now >= at && !isClosed(rec.db, today);
}

/** Forgets what is kept for a short time only: who sat where (15 min), answers and acts with names, scan rows. */
export function forgetShortLived({ db, now }: Recording): void {
  forgetSeats(db, now - 15 * MINUTE);
  forgetAnswers(db, now - 7 * DAY);
  forgetPassReads(db, now - DAY);
  forgetScans(db, now - 90 * DAY);
  forgetSignatures(db, now - 30 * DAY);
  forgetBefore(db, now - UNDO_MS);
}

/** Runs what is due, each job in one transaction, and tells the windows. */
export function runDueJobs(core: Core): void {
  const rec = recordingOf(core);
  core.db.transaction(() => forgetShortLived(rec)).immediate();
  if (core.db.transaction(() => tendSeats(rec)).immediate()) core.emit({ kind: 'changed', topics: ['board', 'waiting', 'workstations'] });
  if (core.db.transaction(() => closeForgottenDays(rec)).immediate())
    core.emit({ kind: 'changed', topics: ['board', 'closing', 'workstations', 'upload', 'site'] });
}
