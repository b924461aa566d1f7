import type { Receipt } from '../../shared/contract/batch.ts';
import { decideAcceptance } from '../../shared/domain/accept-decision.ts';
import { noteRecounts } from '../store/first-days/note-recounts.ts';
import { noteContacts } from '../store/terminal-store.ts';
import type { Store } from '../store/tables.ts';
import type { Acceptance, OfferedToStore } from './accept-batch.ts';
import { batchOf, beginLog, keepBatches, keepQuarantined, lockTerminals, type LogPlace, askLogPlaces, moveHeads } from './batch-store.ts';
import { askPlaces, type FactPlace } from './fact-store.ts';
import { keepFacts } from './keep-facts.ts';
import { setTooOldApart } from './set-too-old-apart.ts';

/** Batches of different terminals in one transaction: each is decided by itself, and what holds is written by the same few statements for all. */
export async function acceptRound(db: Store, offered: readonly OfferedToStore[]): Promise<readonly Acceptance[]> {
  const numbers = offered.map(({ terminal }) => ({ terminal: terminal.number }));
  await lockTerminals(db, numbers);
  const heard = offered.flatMap(({ terminal, now, gapMs }) => (gapMs === undefined ? [] : [{ number: terminal.number, at: now, gapMs }]));
  await noteContacts(db, heard);
  const places = await askLogPlaces(
    db,
    offered.map(({ terminal, logId }) => ({ terminal: terminal.number, logId })),
  );
  const factPlaces = await askPlaces(
    db,
    offered.flatMap(({ facts }) => facts.map(({ row }) => ({ id: row.id }))),
  );
  const placeOf = await places();
  const answers: Acceptance[] = [];
  const applied: OfferedToStore[] = [];
  for (const whole of offered) {
    const place = placeOf.get(whole.terminal.number);
    if (place === undefined) throw new Error(`terminal ${whole.terminal.number} is not in the store`);
    const batch = setTooOldApart(whole, place.keptFrom);
    const answer = await decide(db, batch, place);
    answers.push(answer);
    if (answer.kind !== 'accepted' || answer.receipt.replayed) continue;
    applied.push(batch);
    if (place.current !== batch.envelope.log) await beginLog(db, { terminal: batch.terminal.number, logId: batch.logId });
  }
  await keepApplied(db, applied, await factPlaces());
  return answers;
}

/** Steps 6 and 7 of TRUST 7.4 for one batch, as the store stands. */
async function decide(db: Store, batch: OfferedToStore, { head, current }: LogPlace): Promise<Acceptance> {
  const { logId, bseq, envelope, held, quarantined } = batch;
  const known = bseq <= head.bseq ? await batchOf(db, { terminal: batch.terminal.number, logId, bseq }) : undefined;
  const { first, prev, after = null, log, last: seq } = envelope;
  const hash = batch.hash.toString('hex');
  const decision = decideAcceptance({ log, after, bseq, first, prev, hash }, { head, held: known?.hash.toString('hex') ?? null, current });
  if (decision === 'fork' || decision === 'gap' || decision === 'unlinked') return { kind: decision, head, current };
  if (known === undefined) return { kind: 'accepted', receipt: { head: { bseq, seq, hash }, replayed: false, quarantined }, facts: held };
  const before = JSON.parse(known.quarantined) as Receipt['quarantined']; // written below
  return { kind: 'accepted', receipt: { head: { bseq, seq: known.lastSeq, hash: known.hash.toString('hex') }, replayed: true, quarantined: before }, facts: 0 };
}

async function keepApplied(db: Store, applied: readonly OfferedToStore[], places: readonly FactPlace[]): Promise<void> {
  const rows = applied.map(({ terminal, logId, bseq, envelope, hash, bytes, now, quarantined, oldest }) => ({
    place: { terminal: terminal.number, logId, bseq },
    hash,
    bytes,
    receivedAt: now,
    lastSeq: envelope.last,
    quarantined,
    oldest,
  }));
  await keepBatches(
    db,
    rows.map(({ place, quarantined, ...row }) => ({ ...place, ...row, quarantined: JSON.stringify(quarantined) })),
  );
  await moveHeads(
    db,
    rows.map(({ place, hash, lastSeq }) => ({ ...place, hash, seq: lastSeq })),
  );
  await keepQuarantined(
    db,
    rows.flatMap(({ place, receivedAt, quarantined }) => quarantined.map(({ id, reason }) => ({ ...place, factId: id, reason, receivedAt }))),
  );
  // Whoever counts later from the sealed bytes finds none here (refused-content.ts).
  const withoutBytes = applied.filter(({ bytes }) => bytes.length === 0);
  await noteRecounts(
    db,
    withoutBytes.flatMap(({ facts, terminal }) =>
      facts.flatMap(({ fact }) => (fact.kind === 'visit' && fact.person !== null ? [{ person: fact.person, site: terminal.siteCode }] : [])),
    ),
  );
  await keepFacts(
    db,
    applied.map(({ terminal, facts, now, timeZone }) => ({ terminal, facts, now, timeZone })),
    places,
  );
}
