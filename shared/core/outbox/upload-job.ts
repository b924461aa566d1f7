import { createHash } from 'node:crypto';
import { assertNever } from '../../domain/brand.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { reactToUpload } from '../../domain/upload-reaction.ts';
import { one } from '../../db/prepared.ts';
import type { Core } from '../core.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import {
  acknowledgeBatch,
  firstUnackedBatch,
  noteFailure,
  noteRejected,
  noteUpToDate,
  outboxLog,
  rewindTo,
  type SealedBatch,
  setClockOffset,
  startNewLog,
  waitingFacts,
} from './outbox-store.ts';
import { sealNextBatch } from './seal-batch.ts';
import { sendBatch } from './send-batch.ts';

const HOUR = 3_600_000;
const running = new WeakMap<Core, Promise<void>>();

/** Sends when it is time: a retry is due, a day was just closed, the daily minute came, or the last success is 20 h old. */
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
  if (log.nextTryAt !== null) return now >= log.nextTryAt;
  const waiting = waitingFacts(core.db).count > 0;
  const last = log.lastSuccessAt ?? 0;
  if (!waiting) return now - last > 20 * HOUR;
  if (now - last > 20 * HOUR || now < last) return true;
  const dayClosedAt = one<{ at: number | null }>(core.db, "SELECT max(at) AS at FROM facts WHERE kind = 'day-closed' AND seq > ?", log.ackedSeq)?.at ?? null;
  if (dayClosedAt !== null) return true;
  const moment = dailyMoment(settings, now);
  return moment !== null && now >= moment && last < moment;
}

/** Uploads are spread over the two hours after closing by the terminal's own name (TRUST 7.5). */
function dailyMoment(settings: Settings, now: number): number | null {
  const closing = lastClosingOf(settings.opening, businessDayOf(now, settings.timeZone), settings.timeZone);
  if (closing === null) return null;
  const spread =
    createHash('sha256')
      .update(settings.terminal ?? '')
      .digest()
      .readUInt32BE(0) %
    (2 * HOUR);
  return closing + spread;
}

async function sendAll(core: Core): Promise<void> {
  let clockCorrected = false;
  // Each turn ends in progress (acknowledged, rewound, new log, clock corrected once) or returns.
  for (let turn = 0; turn < 10_000; turn++) {
    const batch = firstUnackedBatch(core.db) ?? sealNextBatch(core.db, core.ports.clock.now());
    if (batch === undefined) {
      noteUpToDate(core.db, core.ports.clock.now());
      return;
    }
    const next = await sendOne(core, batch, clockCorrected);
    if (next === 'wait') return;
    clockCorrected = next === 'clock-corrected';
  }
}

async function sendOne(core: Core, batch: SealedBatch, clockCorrected: boolean): Promise<'go-on' | 'clock-corrected' | 'wait'> {
  const settings = readSettings(core.db);
  const log = outboxLog(core.db);
  if (log === undefined || settings.centralUrl === null || settings.terminal === null || settings.keyId === null) return 'wait';
  const { centralUrl, terminal, keyId } = settings;
  const sent = await sendBatch(core, batch, { centralUrl, terminal, keyId, logId: log.logId.toString('hex'), clockOffsetMs: log.clockOffsetMs });
  const now = core.ports.clock.now();
  const unit = Buffer.from(core.ports.random.bytes(4)).readUInt32BE(0) / 2 ** 32;
  const reaction = reactToUpload(sent.answer, { bseq: batch.bseq, hash: batch.hash.toString('hex'), attempts: log.attempts, now, unit, clockCorrected });
  return core.db
    .transaction(() => {
      switch (reaction.kind) {
        case 'acknowledge':
          acknowledgeBatch(core.db, batch, now);
          for (const fact of sent.quarantined) noteRejected(core.db, { ...fact, at: now });
          return 'go-on' as const;
        case 'correct-clock':
          setClockOffset(core.db, reaction.offsetMs);
          return 'clock-corrected' as const;
        case 'resend-from':
          rewindTo(core.db, reaction.bseq);
          return 'go-on' as const;
        case 'new-log':
          startNewLog(core.db, core.ports.random.bytes(16));
          return 'go-on' as const;
        case 're-enrol':
          noteFailure(core.db, { error: 'not-enrolled', nextTryAt: now + 24 * HOUR });
          return 'wait' as const;
        case 'retry':
          noteFailure(core.db, { error: reaction.error, nextTryAt: now + reaction.afterMs });
          return 'wait' as const;
        default:
          return assertNever(reaction);
      }
    })
    .immediate();
}
