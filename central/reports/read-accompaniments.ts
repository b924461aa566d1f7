import type { Fact, VisitFact } from '../../shared/contract/facts.ts';
import type { Store } from '../store/tables.ts';
import { accompaniments } from './la-coop.ts';

export interface Accompaniment {
  readonly visit: VisitFact;
  readonly site: string;
}

/** The month's accompaniments of an antenne (or `*`), by day. Reads the facts of the month: an export, not a page. */
export async function readAccompaniments(db: Store, given: { readonly month: string; readonly site: string }): Promise<readonly Accompaniment[]> {
  const all = db
    .selectFrom('facts as f')
    .innerJoin('fact_ids as i', 'i.id', 'f.id')
    .innerJoin('terminals as t', 't.number', 'i.terminal')
    .select(['f.payload', 't.site_code as site'])
    .where('f.day', '>=', `${given.month}-01`)
    .where('f.day', '<=', `${given.month}-31`)
    .where('f.payload', 'like', '%"kind":"visit"%');
  const rows = await (given.site === '*' ? all : all.where('t.site_code', '=', given.site)).execute();
  return rows
    .flatMap(({ payload, site }) => {
      const visit = JSON.parse(payload) as Fact; // parsed when it was accepted
      return visit.kind === 'visit' && !visit.void && accompaniments.includes(visit.purpose) ? [{ visit, site }] : [];
    })
    .toSorted((a, b) => (`${a.visit.day}${a.visit.id}` < `${b.visit.day}${b.visit.id}` ? -1 : 1));
}
