import { createHash } from 'node:crypto';
import { businessDayOf } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { dailyMomentOf, handedDownIsDue, uploadIsDue } from '../../domain/upload-moment.ts';
import { transact } from '../../db/transact.ts';
import { recordDeadCards } from '../cards/record-dead-cards.ts';
import { lastClosedByHand } from '../closing/closing-store.ts';
import type { Core } from '../core.ts';
import { askCentral } from '../organisation/ask-central.ts';
import { handedDownState } from '../organisation/handed-down-store.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { markLog } from './log-mark.ts';
import { deadCardWaits, firstUnackedBatch, noteRejected, noteUpToDate, outboxLog, type SealedBatch, waitingFacts } from './outbox-store.ts';
import { keyIsOld, rotateKey } from './rotate-key.ts';
import { sealNextBatch } from './seal-batch.ts';
import { sendBatch, type Sent } from './send-batch.ts';
import { type Sending, type Settled, settleAnswer } from './settle-answer.ts';
import { storedBatch, storedOutbox } from './stored-outbox.ts';
import { readIdentity } from './terminal-identity.ts';

const STOP_BUDGET_MS = 5_000;
const running = new WeakMap<Core, Promise<void>>();
/** Their store is closed: an answer that comes now is read again at the next start. */
const stopped = new WeakSet<Core>();

/** Sends when it is time (uploadIsDue). */
export async function runUploadIfDue(core: Core): Promise<void> {
  const settings = readSettings(core.db);
  if (settings.terminal === null) return;
  if (isDue(core, settings)) await uploadNow(core);
  else if (askIsDue(core, settings)) await askCentral(core);
}

/** Sends all that waits, batch after batch, until done or a failure that must wait. One at a time, whoever asks. */
export function uploadNow(core: Core): Promise<void> {
  const current = running.get(core);
  if (current !== undefined) return current;
  const upload = exchange(core).finally(() => {
    running.delete(core);
    core.emit({ kind: 'changed', topics: ['upload'] });
  });
  running.set(core, upload);
  return upload;
}

/** What waits goes up, then what central has comes down; a key that had its year is replaced. */
async function exchange(core: Core): Promise<void> {
  transact(core.db, () => recordDeadCards({ core, db: core.db, now: core.ports.clock.now() }));
  await sendAll(core);
  if (stopped.has(core) || outboxLog(core.db)?.lastError !== null) return;
  if (keyIsOld(core)) await rotateKey(core);
  if (!stopped.has(core)) await askCentral(core);
}

function askIsDue(core: Core, { terminal }: Settings): boolean {
  const waits = outboxLog(core.db)?.nextTryAt ?? null;
  if (waits !== null) return false;
  const { askedAt } = handedDownState(core.db);
  return handedDownIsDue({ now: core.ports.clock.now(), askedAt, draw: drawOf(terminal ?? '') });
}

const drawOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);

function isDue(core: Core, settings: Settings): boolean {
  const log = outboxLog(core.db);
  if (log === undefined) return false;
  const now = core.ports.clock.now();
  const { nextTryAt, lastSuccessAt } = log;
  const closedByHandAt = lastClosedByHand(core.db);
  return uploadIsDue({
    now,
    nextTryAt,
    lastSuccessAt,
    isWaiting: waitingFacts(core.db).count > 0,
    isUrgent: deadCardWaits(core.db),
    closedByHandAt,
    moment: momentOf(settings, now),
  });
}

function momentOf(settings: Settings, now: number): number | null {
  const { terminal } = settings;
  const day = businessDayOf(now, settings.timeZone);
  const closing = lastClosingOf(settings, day);
  return closing === null ? null : dailyMomentOf(closing, { terminal: drawOf(terminal ?? ''), day: drawOf(`${terminal ?? ''} ${day}`) });
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

/** A key that is not on this machine any more is no key at central either. */
const withoutKey: Sent = {
  answer: { kind: 'problem', status: 401, code: 'no-key', retryAfterMs: null, serverTimeMs: null, head: null, current: null },
  quarantined: [],
};

/** Sealed, committed and marked before it is ever sent. */
function sealed(core: Core): SealedBatch | undefined {
  const batch = sealNextBatch(core.db, core.ports.clock.now());
  if (batch !== undefined) markLog(core.db, core.ports.dataFolder);
  return batch;
}

async function sendOne(core: Core, batch: SealedBatch, soFar: Pick<Sending, 'clockCorrected' | 'turns'>): Promise<Settled> {
  const { db, ports } = core;
  const log = outboxLog(db);
  const identity = readIdentity(core);
  if (log === undefined) return 'wait';
  const to = { logId: log.logId.toString('hex'), clockOffsetMs: log.clockOffsetMs };
  const sent: Sent = identity === null ? withoutKey : await sendBatch(core, batch, { ...to, identity });
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
