import { createHash } from 'node:crypto';
import { businessDayOf } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { dailyMomentOf, uploadIsDue } from '../../domain/upload-moment.ts';
import { transact } from '../../db/transact.ts';
import { lastClosedByHand } from '../closing/closing-store.ts';
import type { Core } from '../core.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { markLog } from './log-mark.ts';
import { firstUnackedBatch, noteRejected, noteUpToDate, outboxLog, type SealedBatch, waitingFacts } from './outbox-store.ts';
import { sealNextBatch } from './seal-batch.ts';
import { sendBatch } from './send-batch.ts';
import { type Sending, type Settled, settleAnswer } from './settle-answer.ts';
import { storedBatch, storedOutbox } from './stored-outbox.ts';

const STOP_BUDGET_MS = 5_000;
const running = new WeakMap<Core, Promise<void>>();
/** Their store is closed: an answer that comes now is read again at the next start. */
const stopped = new WeakSet<Core>();

/** Sends when it is time (uploadIsDue). */
export async function runUploadIfDue(core: Core): Promise<void> {
  const settings = readSettings(core.db);
  if (settings.terminal === null || !isDue(core, settings)) return;
  await uploadNow(core);
}

/** Sends all that waits, batch after batch, until done or a failure that must wait. One at a time, whoever asks. */
export function uploadNow(core: Core): Promise<void> {
  const current = running.get(core);
  if (current !== undefined) return current;
  const upload = sendAll(core).finally(() => {
    running.delete(core);
    core.emit({ kind: 'changed', topics: ['upload'] });
  });
  running.set(core, upload);
  return upload;
}

function isDue(core: Core, settings: Settings): boolean {
  const log = outboxLog(core.db);
  if (log === undefined) return false;
  const now = core.ports.clock.now();
  const { nextTryAt, lastSuccessAt } = log;
  const closedByHandAt = lastClosedByHand(core.db);
  return uploadIsDue({ now, nextTryAt, lastSuccessAt, isWaiting: waitingFacts(core.db).count > 0, closedByHandAt, moment: momentOf(settings, now) });
}

function momentOf({ opening, timeZone, terminal }: Settings, now: number): number | null {
  const day = businessDayOf(now, timeZone);
  const closing = lastClosingOf(opening, day, timeZone);
  const draw = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);
  return closing === null ? null : dailyMomentOf(closing, { terminal: draw(terminal ?? ''), day: draw(`${terminal ?? ''} ${day}`) });
}

/** What waits goes out before the program ends, unless a wait was asked for; after 5 s it stays for the next start. */
export async function uploadBeforeStop(core: Core, jobs: Promise<void>): Promise<void> {
  const log = outboxLog(core.db);
  const mayTry = readSettings(core.db).terminal !== null && log !== undefined && log.nextTryAt === null && waitingFacts(core.db).count > 0;
  const { promise: budget, resolve } = Promise.withResolvers<void>();
  const stop = core.ports.timers.every(STOP_BUDGET_MS, resolve);
  await Promise.race([Promise.all([jobs, mayTry ? uploadNow(core) : null]), budget]);
  stop();
  stopped.add(core);
}

async function sendAll(core: Core): Promise<void> {
  let clockCorrected = false;
  let turns = 0;
  // Each turn makes progress or is counted; reactToUpload waits when nothing helps (TURNS_WITHOUT_PROGRESS).
  for (;;) {
    const batch = firstUnackedBatch(core.db) ?? sealed(core);
    if (batch === undefined) {
      noteUpToDate(core.db, core.ports.clock.now());
      return;
    }
    const settled = await sendOne(core, batch, { clockCorrected, turns });
    if (settled === 'wait') return;
    clockCorrected = settled === 'clock-corrected';
    turns = settled === 'acknowledged' ? 0 : turns + 1;
  }
}

/** Sealed, committed and marked before it is ever sent. */
function sealed(core: Core): SealedBatch | undefined {
  const batch = sealNextBatch(core.db, core.ports.clock.now());
  if (batch !== undefined) markLog(core.db, core.ports.dataFolder);
  return batch;
}

async function sendOne(core: Core, batch: SealedBatch, soFar: Pick<Sending, 'clockCorrected' | 'turns'>): Promise<Settled> {
  const { db, ports } = core;
  const settings = readSettings(db);
  const log = outboxLog(db);
  if (log === undefined || settings.centralUrl === null || settings.terminal === null || settings.keyId === null) return 'wait';
  const { centralUrl, terminal, keyId } = settings;
  const sent = await sendBatch(core, batch, { centralUrl, terminal, keyId, logId: log.logId.toString('hex'), clockOffsetMs: log.clockOffsetMs });
  if (stopped.has(core)) return 'wait';
  const now = ports.clock.now();
  const unit = Buffer.from(ports.random.bytes(4)).readUInt32BE(0) / 2 ** 32;
  const outbox = storedOutbox(db, { log, now, newLogId: () => ports.random.bytes(16) });
  return transact(db, () => {
    const settled = settleAnswer(outbox, storedBatch(batch), { answer: sent.answer, now, unit, ...soFar });
    if (settled === 'acknowledged') for (const fact of sent.quarantined) noteRejected(db, { ...fact, at: now });
    return settled;
  });
}
