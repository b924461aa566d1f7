import { instantOf } from '../../shared/domain/calendar.ts';
import { monthsOf, type TargetFigure, targetFigures } from '../../shared/domain/targets.ts';
import { addFirstDays } from '../store/first-days/keep-first-days.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';
import { readSites } from './read-days.ts';
import { readConventions, slopeOf } from './read-targets.ts';
import type { ConventionInput, TargetInput } from './queries.ts';
import type { TargetLine, TargetsView } from './views.ts';

/** C8: conventions with the targets that hold, and every change ever made to them. */
export async function targetsView(db: Store): Promise<TargetsView> {
  const sites = [{ code: '*', name: '' }, ...(await readSites(db))].map(({ code, name }) => ({ code, name }));
  const conventions = await readConventions(db);
  const rows = await db.selectFrom('targets').selectAll().orderBy('id', 'desc').execute();
  return {
    conventions: conventions.map(({ convention, period, targetOf }) => ({
      ...convention,
      months: monthsOf(period),
      targets: sites.flatMap((site) =>
        targetFigures.flatMap((figure): readonly TargetLine[] => {
          const target = targetOf(site.code, figure);
          return target === undefined ? [] : [{ site, figure, ...target }];
        }),
      ),
    })),
    history: rows.map(({ convention, site, figure, total, slope, at, author }) => ({
      convention,
      site: sites.find(({ code }) => code === site) ?? { code: site, name: site },
      figure: figureOf(figure),
      total,
      slope: slopeOf(slope),
      at: instantOf(at),
      by: author,
    })),
  };
}

const figureOf = (text: string): TargetFigure => targetFigures.find((figure) => figure === text) ?? 'visits';

/** A convention, and the persons already seen in it: answers its number. */
export function addConvention(db: Store, given: ConventionInput): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const { id } = await transaction
      .insertInto('conventions')
      .values({ name: given.name, starts_on: given.startsOn, ends_on: given.endsOn })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addFirstDays(transaction, { id, ...given });
    return id;
  });
}

/** Adds a row that holds from now on; the earlier ones stay. `unknown`: no such convention or antenne, or a slope of another number of months. */
export async function keepTarget(db: Store, given: TargetInput & { readonly by: string; readonly at: number }): Promise<'kept' | 'unknown'> {
  const convention = (await readConventions(db)).find((one) => one.convention.id === given.convention);
  const siteKnown = given.site === '*' || (await readSites(db)).some(({ code }) => code === given.site);
  if (convention === undefined || !siteKnown) return 'unknown';
  if (given.slope.length > 0 && given.slope.length !== monthsOf(convention.period).length) return 'unknown';
  await db
    .insertInto('targets')
    .values({
      convention: given.convention,
      site: given.site,
      figure: given.figure,
      total: given.total,
      slope: JSON.stringify(given.slope),
      at: given.at,
      author: given.by,
    })
    .execute();
  return 'kept';
}
