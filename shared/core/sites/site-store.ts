import type { Readable } from '../../db/open-store.ts';

export interface Site {
  readonly code: string;
  readonly name: string;
}

/** The antenne where this terminal stands; undefined before set-up. */
export function siteHere(db: Readable): Site | undefined {
  return db.prepare('SELECT code, name FROM sites WHERE is_here = 1').get() as Site | undefined;
}

/** All antennes of the organisation, in their order. */
export function allSites(db: Readable): readonly Site[] {
  return db.prepare('SELECT code, name FROM sites ORDER BY position').all() as Site[];
}
