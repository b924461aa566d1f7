import type { Fact, VisitFact } from '../../shared/contract/facts.ts';
import type { Store } from '../store/tables.ts';
import type { Progress } from './export-progress.ts';
import { accompaniments } from './la-coop.ts';

export interface Accompaniment {
  readonly visit: VisitFact;
  readonly site: string;
}

/** Every month has so many at most; a day that is not there has no facts. */
const DAYS = 31;

/** The month's accompaniments of an antenne (or `*`), by day. Reads the facts of the month, a day at a time: an export, not a page. */
export async function readAccompaniments(
  db: Store,
  given: { readonly month: string; readonly site: string },
  progress: Progress,
): Promise<readonly Accompaniment[]> {
  const found: Accompaniment[] = [];
  for (let number = 1; number <= DAYS; number++) {
    found.push(...(await accompanimentsOf(db, { day: `${given.month}-${String(number).padStart(2, '0')}`, site: given.site })));
    progress(number, DAYS);
  }
  return found;
}

async function accompanimentsOf(db: Store, { day, site }: { readonly day: string; readonly site: string }): Promise<readonly Accompaniment[]> {
  const all = db
    .selectFrom('facts as f')
    .innerJoin('fact_ids as i', 'i.id', 'f.id')
    .innerJoin('terminals as t', 't.number', 'i.terminal')
    .select(['f.payload', 't.site_code as site'])
    .where('f.day', '=', day)
    .where('f.payload', 'like', '%"kind":"visit"%');
  const rows = await (site === '*' ? all : all.where('t.site_code', '=', site)).execute();
  return rows
    .flatMap(({ payload, site: code }) => {
      const visit = JSON.parse(payload) as Fact; // parsed when it was accepted
      return visit.kind === 'visit' && !visit.void && accompaniments.includes(visit.purpose) ? [{ visit, site: code }] : [];
    })
    .toSorted((a, b) => (a.visit.id < b.visit.id ? -1 : 1));
}
