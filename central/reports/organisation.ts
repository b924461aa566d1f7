import { type Organisation, organisation } from '../../shared/contract/handed-down.ts';
import { addDays, businessDayOf } from '../../shared/domain/calendar.ts';
import { targetFigures } from '../../shared/domain/targets.ts';
import { allDaysOff, allOpenings, specialDaysOf } from '../store/calendar-store.ts';
import { allCharters, allSpecialOpenings, type Charter, offeredPurposes, sitesWithDistricts } from '../store/organisation-store.ts';
import type { Asked } from './read-days.ts';
import { readConventions } from './read-targets.ts';

/** The charter of today and those to come, at most; the others stay at central. */
const CHARTERS = 3;

/** What the terminals of one antenne are handed (shared/contract/handed-down.ts). */
export async function organisationFor({ db, now, timeZone }: Asked, site: string): Promise<Organisation> {
  const today = businessDayOf(now, timeZone);
  const from = `${addDays(today, -31).slice(0, 4)}-01-01`;
  const [slots, off, special] = [await allOpenings(db), await allDaysOff(db), await allSpecialOpenings(db)];
  const closed = off.filter((one) => one.site === site || one.site === '*').map(({ day }) => [day, []] as const);
  const exceptions = new Map<string, readonly { readonly from: number; readonly to: number }[]>([...closed, ...specialDaysOf(special, site)]);
  const conventions = (await readConventions(db)).filter(({ period }) => period.endsOn >= from);
  return organisation.parse({
    sites: await sitesWithDistricts(db),
    opening: slots.filter((slot) => slot.site === site).map(({ weekday, from_minute: begins, to_minute: ends }) => ({ weekday, from: begins, to: ends })),
    exceptions: [...exceptions]
      .filter(([day]) => day >= from)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, hours]) => ({ day, slots: hours })),
    purposes: await offeredPurposes(db),
    charters: currentAndNext(await allCharters(db), today),
    targets: conventions.flatMap(({ convention, targetOf }) =>
      targetFigures.flatMap((figure) => {
        const target = targetOf(site, figure);
        return target === undefined ? [] : [{ convention: convention.name, from: convention.startsOn, to: convention.endsOn, figure, total: target.total }];
      }),
    ),
  });
}

function currentAndNext(newestFirst: readonly Charter[], today: string): Organisation['charters'] {
  const current = newestFirst.findIndex(({ from }) => from <= today);
  const useful = current === -1 ? newestFirst : newestFirst.slice(0, current + 1);
  return useful.slice(-CHARTERS).map(({ version, from, texts }) => ({ version, from, texts }));
}
