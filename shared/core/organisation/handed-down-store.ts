import { organisation, type Organisation } from '../../contract/handed-down.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, runOne } from '../../db/prepared.ts';
import type { Slot } from '../../domain/opening-hours.ts';

/** Why a question brought nothing. `central-wrong-word`: what came is not signed by our central, or answers something else. */
export type AskError = 'central-unreachable' | 'central-refused' | 'central-wrong-word';
export interface HandedDownState {
  /** 0: nothing yet. */
  readonly version: number;
  readonly organisation: Organisation | null;
  /** Epoch ms. */
  readonly receivedAt: number | null;
  readonly askedAt: number | null;
  readonly lastError: AskError | null;
  /** Epoch ms of central's clock. */
  readonly cardsUpTo: number;
  readonly openingTaken: readonly Slot[] | null;
  readonly openingDeclined: readonly Slot[] | null;
}
interface Row extends Omit<HandedDownState, 'organisation' | 'openingTaken' | 'openingDeclined'> {
  readonly organisation: string | null;
  readonly openingTaken: string | null;
  readonly openingDeclined: string | null;
}
const columns = `version, organisation, received_at AS receivedAt, asked_at AS askedAt, last_error AS lastError, cards_up_to AS cardsUpTo,
  opening_taken AS openingTaken, opening_declined AS openingDeclined`;

export function handedDownState(db: Readable): HandedDownState {
  const row = one<Row>(db, `SELECT ${columns} FROM handed_down`);
  if (row === undefined) throw new Error('the row of what central hands down is missing');
  return {
    ...row,
    organisation: row.organisation === null ? null : organisation.parse(JSON.parse(row.organisation)),
    openingTaken: slotsOf(row.openingTaken),
    openingDeclined: slotsOf(row.openingDeclined),
  };
}
const slotsOf = (text: string | null): readonly Slot[] | null => (text === null ? null : (JSON.parse(text) as readonly Slot[])); // written below

/** What each connection last read: every arrival at the kiosk asks, central's word changes once a month. */
const lastCharters = new WeakMap<object, { readonly version: number; readonly charters: Organisation['charters'] }>();
/** The charters handed down, all versions; none: central gave none yet. */
export function handedCharters(db: Readable): Organisation['charters'] {
  const version = one<{ version: number }>(db, 'SELECT version FROM handed_down')?.version ?? 0;
  const last = lastCharters.get(db);
  if (last?.version === version) return last.charters;
  const { charters } = handedDownState(db).organisation ?? { charters: [] };
  lastCharters.set(db, { version, charters });
  return charters;
}

export function noteAsked(db: Readable, at: number): void {
  runOne(db, 'UPDATE handed_down SET asked_at = ?', at);
}
export function noteAskFailed(db: Readable, error: AskError): void {
  runOne(db, 'UPDATE handed_down SET last_error = ?', error);
}
export function noteReceived(db: Readable, given: { readonly at: number; readonly cardsUpTo: number }): void {
  runOne(db, 'UPDATE handed_down SET received_at = ?, last_error = NULL, cards_up_to = max(cards_up_to, ?)', given.at, given.cardsUpTo);
}
export function keepOrganisation(db: Readable, given: { readonly version: number; readonly organisation: Organisation }): void {
  runOne(db, 'UPDATE handed_down SET version = ?, organisation = ?', given.version, JSON.stringify(given.organisation));
}
export function keepOpeningTaken(db: Readable, slots: readonly Slot[]): void {
  runOne(db, 'UPDATE handed_down SET opening_taken = ?, opening_declined = NULL', JSON.stringify(slots));
}
export function keepOpeningDeclined(db: Readable, slots: readonly Slot[]): void {
  runOne(db, 'UPDATE handed_down SET opening_declined = ?', JSON.stringify(slots));
}
/** Another central: what the last one handed down stays in force, and the next one's word is new whatever its number. */
export function forgetVersions(db: Readable): void {
  runOne(db, 'UPDATE handed_down SET version = 0, cards_up_to = 0, received_at = NULL, asked_at = NULL, last_error = NULL');
}
