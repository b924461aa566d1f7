import type { BusinessDay } from '../../shared/domain/brand.ts';
import { type Period, plannedFor, type Target, type TargetFigure } from '../../shared/domain/targets.ts';
import type { Store } from '../store/tables.ts';
import type { Convention } from './views.ts';

export interface ConventionTargets {
  readonly convention: Convention;
  readonly period: Period;
  /** The target that holds now, undefined where there is none or it was withdrawn. */
  targetOf(site: string, figure: TargetFigure): Target | undefined;
}

/** Every convention with the targets that hold, the latest start first. */
export async function readConventions(db: Store): Promise<readonly ConventionTargets[]> {
  const conventions = await db.selectFrom('conventions').selectAll().orderBy('starts_on', 'desc').orderBy('id', 'desc').execute();
  const targets = await db.selectFrom('targets').select(['convention', 'site', 'figure', 'total', 'slope']).orderBy('id').execute();
  return conventions.map(({ id, name, starts_on: startsOn, ends_on: endsOn }) => {
    const holding = new Map<string, Target | undefined>();
    for (const { convention, site, figure, total, slope } of targets)
      if (convention === id) holding.set(`${site}|${figure}`, total === null ? undefined : { total, slope: slopeOf(slope) });
    return {
      convention: { id, name, startsOn, endsOn },
      period: { startsOn: startsOn as BusinessDay, endsOn: endsOn as BusinessDay }, // checked when they were entered
      targetOf: (site, figure) => holding.get(`${site}|${figure}`),
    };
  });
}

/** As it was written by keepTarget. */
export const slopeOf = (text: string): readonly number[] => JSON.parse(text) as readonly number[];

/** The convention a day falls into, the latest start first. */
export const conventionOn = (conventions: readonly ConventionTargets[], day: string): ConventionTargets | undefined =>
  conventions.find(({ period }) => period.startsOn <= day && day <= period.endsOn);

/** Planned for a month of this figure, over every convention that touches it; null without a target. */
export function plannedOf(
  conventions: readonly ConventionTargets[],
  given: { readonly month: string; readonly site: string; readonly figure: TargetFigure },
): number | null {
  const parts = conventions
    .filter(({ period }) => period.startsOn <= `${given.month}-31` && period.endsOn >= `${given.month}-01`)
    .flatMap(({ period, targetOf }) => {
      const target = targetOf(given.site, given.figure);
      return target === undefined ? [] : [plannedFor(target, period, given.month)];
    });
  return parts.length === 0 ? null : Math.round(parts.reduce((sum, part) => sum + part, 0));
}
