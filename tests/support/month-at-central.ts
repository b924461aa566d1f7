import type { BusinessDay } from '../../shared/domain/brand.ts';
import { epochOfLocal } from '../../shared/domain/calendar.ts';
import type { MonthTotals } from '../../shared/domain/counting.ts';
import { inSnapshot } from '../../central/store/in-transaction.ts';
import type { Store } from '../../central/store/tables.ts';
import { dayRollups, readClosings, readDays } from '../../central/reports/read-days.ts';
import { figuresOf, readMonths, type Rollup, rollupOf } from '../../central/reports/read-figures.ts';

/** complete: the day was closed and received; partial: something came, no closing yet; none: nothing came. Zero is not missing. */
export interface DayCoverage {
  readonly day: string;
  readonly state: 'complete' | 'partial' | 'none';
  /** The terminal's own counters differ from what was received. */
  readonly differs: boolean;
}
export interface SiteMonth {
  readonly siteCode: string;
  readonly siteName: string;
  readonly totals: MonthTotals;
  readonly coverage: readonly DayCoverage[];
  readonly lastContactAt: number | null;
}
export interface MonthReport {
  readonly month: string;
  /** Persons counted once over all antennes: not the sum of the antennes. */
  readonly all: MonthTotals;
  readonly sites: readonly SiteMonth[];
}

/** The month of every antenne as tests compare it with a count of the facts; pages have their own readers. `today` bounds the coverage. */
export function monthReport(store: Store, month: string, today: BusinessDay): Promise<MonthReport> {
  return inSnapshot(store, async (db) => {
    const rollups = (await readMonths(db, [month])).get(month);
    const days = await readDays({ db, now: epochOfLocal(today, 720, 'UTC'), timeZone: 'UTC' }, month);
    const [received, closed] = [await dayRollups(db, month), await readClosings(db, month)];
    return {
      month,
      all: totalsOf(rollupOf(rollups, '*')),
      sites: days.sites.map(({ site, alarms }) => ({
        siteCode: site.code,
        siteName: site.name,
        totals: totalsOf(rollupOf(rollups, site.code)),
        coverage: days.days.map((day): DayCoverage => {
          const key = `${day}|${site.code}`;
          const state = closed.has(key) ? 'complete' : (received.get(key)?.get('visits') ?? 0) > 0 ? 'partial' : 'none';
          return { day, state, differs: alarms.some((alarm) => alarm.day === day) };
        }),
        lastContactAt: site.lastContactAt,
      })),
    };
  });
}

/** Those that the desk counts too. */
function totalsOf(rollup: Rollup): MonthTotals {
  const {
    cejVisits: _c,
    cejPersons: _p,
    cejDiagnosed: _d,
    returningVisits: _r,
    unnamedVisits: _u,
    seatMinutes: _s,
    usedSeatMinutes: _o,
    onSiteLoanMinutes: _h,
    takeHomeLoanMinutes: _t,
    ...totals
  } = figuresOf(rollup);
  return totals;
}
