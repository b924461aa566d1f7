import type { Readable } from '../../db/open-store.ts';
import { all, one } from '../../db/prepared.ts';

export interface Site {
  readonly code: string;
  readonly name: string;
}

/** The antenne where this terminal stands; undefined before set-up. */
export function siteHere(db: Readable): Site | undefined {
  return one<Site>(db, 'SELECT code, name FROM sites WHERE is_here = 1');
}

/** All antennes of the organisation, in their order. */
export function allSites(db: Readable): readonly Site[] {
  return all<Site>(db, 'SELECT code, name FROM sites ORDER BY position');
}

/** Districts of residence that an antenne serves. */
export const districtsOf = (db: Readable, code: string): readonly string[] =>
  all<{ district: string }>(db, 'SELECT district FROM site_districts WHERE site_code = ? ORDER BY district', code).map((row) => row.district);
