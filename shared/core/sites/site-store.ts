import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

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

/** Takes the names of these antennes and the districts of those that come with some; new ones come last, none goes. */
export function keepSites(db: Readable, sites: readonly (Site & { readonly districts: readonly string[] })[]): void {
  for (const { code, name, districts } of sites) {
    run(
      db,
      `INSERT INTO sites (code, name, position, is_here) VALUES (?, ?, (SELECT ifnull(max(position), -1) + 1 FROM sites), 0)
       ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
      code,
      name,
    );
    if (districts.length > 0) run(db, 'DELETE FROM site_districts WHERE site_code = ?', code);
    for (const district of new Set(districts)) run(db, 'INSERT INTO site_districts (site_code, district) VALUES (?, ?)', code, district);
  }
}
