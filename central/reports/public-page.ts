import { countCoverage } from '../../shared/domain/coverage.ts';
import { PUBLIC_THRESHOLD } from '../../shared/domain/masking.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { monthStateOf } from '../../shared/domain/month-state.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { leavingTables } from './leaving-tables.ts';
import { readMonth } from './overview.ts';
import { allFrozen } from './read-closings.ts';
import type { Asked } from './read-days.ts';
import { standingOf } from './stamp.ts';
import type { PublicPage } from './views.ts';

/** C7: who came, as it may leave the organisation: of the frozen versions where there are, else of the figures as they are now (not to be sent yet). */
export function publicPage(asked: Asked, given: { readonly month: string; readonly threshold: number }): Promise<PublicPage> {
  return inSnapshot(asked.db, async (db) => {
    const inside = { ...asked, db };
    const read = await readMonth(inside, given.month);
    const { signs } = await standingOf(inside, read);
    const frozen = await allFrozen(db, given.month);
    const last = frozen.at(-1);
    const now = Object.fromEntries(
      [...(read.now ?? new Map<string, ReadonlyMap<string, number>>())].map(([site, rollup]) => [site, Object.fromEntries(rollup)]),
    );
    const versions = last === undefined ? [now] : frozen.map(({ content }) => content.months);
    const sites = read.days.sites.map(({ site }) => ({ code: site.code, name: site.name }));
    return {
      stamp: {
        month: given.month,
        state: monthStateOf(signs),
        version: last?.version ?? null,
        sha256: last?.sha256 ?? null,
        generatedAt: last?.content.closedAt ?? instantOf(asked.now),
      },
      threshold: given.threshold,
      coverage: last?.content.coverage ?? countCoverage(read.days.sites.flatMap(({ halves }) => halves)),
      tables: leavingTables(versions, { audience: given.threshold === PUBLIC_THRESHOLD ? 'public' : 'funder', sites }),
    };
  });
}
