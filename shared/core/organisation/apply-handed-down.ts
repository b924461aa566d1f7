import type { HandedDown, Organisation } from '../../contract/handed-down.ts';
import { cleanName } from '../../domain/member-search.ts';
import { takesVersion } from '../../domain/handed-down-rules.ts';
import { decideOpening } from '../../domain/handed-opening.ts';
import type { Readable } from '../../db/open-store.ts';
import { keepDeadCards } from '../cards/dead-card-store.ts';
import { usualOpening, readSettings, writeSettings } from '../settings/settings-store.ts';
import { keepSites, siteHere } from '../sites/site-store.ts';
import { handedDownState, keepOpeningTaken, keepOrganisation, noteReceived } from './handed-down-store.ts';

/**
 * What central handed down takes effect, in the caller's transaction. The document was verified: its signature, its addressee, its question.
 * An older version than the one held changes nothing; dead cards are taken from any, a card never comes back to life.
 */
export function applyHandedDown(db: Readable, given: HandedDown, now: number): void {
  const held = handedDownState(db);
  keepDeadCards(
    db,
    given.deadCards.hashes.map((hash) => Buffer.from(hash, 'base64url')),
  );
  noteReceived(db, { at: now, cardsUpTo: given.deadCards.upTo });
  if (given.organisation === null || !takesVersion(given.version, held.version)) return;
  keepOrganisation(db, { version: given.version, organisation: given.organisation });
  applyOrganisation(db, given.organisation);
}

function applyOrganisation(db: Readable, { sites, opening, exceptions, purposes }: Organisation): void {
  const here = siteHere(db);
  // Another organisation's central, or one that does not know us: its sites are not ours.
  if (here !== undefined && sites.some(({ code }) => code === here.code)) {
    keepSites(
      db,
      sites.map((site) => ({ ...site, name: cleanName(site.name) })),
    );
  }
  const { openingTaken, openingDeclined } = handedDownState(db);
  const settings = readSettings(db);
  const decision = decideOpening({ given: opening, here: settings.opening, usual: usualOpening, taken: openingTaken, declined: openingDeclined });
  if (decision === 'take') {
    writeSettings(db, { opening });
    keepOpeningTaken(db, opening);
  }
  const handedExceptions = exceptions.map(({ day, slots }) => ({ from: day, to: day, slots, reason: '' }));
  writeSettings(db, { offeredPurposes: purposes, handedExceptions });
}
