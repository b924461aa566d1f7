import { sql } from 'kysely';
import type { Store } from '../tables.ts';
import type { ConventionPeriod } from './first-changes.ts';

/** Counts the first days of a convention from the sets of persons, whatever was kept before. Grows with them: when a convention is entered, or all is recomputed. */
export async function countFirstDays(db: Store, { id, startsOn, endsOn }: ConventionPeriod): Promise<void> {
  for (const table of ['first_days', 'first_counts'] as const) await db.deleteFrom(table).where('convention', '=', id).execute();
  // The same definition as firstDaysOf (shared/domain/first-days.ts), for many: held equal by tests/central/ramp-up.test.ts.
  for (const [site, by] of [[sql`site`, sql`person, site`] as const, [sql`'*'`, sql`person`] as const])
    await sql`
      INSERT INTO first_days (convention, person, site, day, diagnosed)
      SELECT ${sql.lit(id)}, person, ${site}, min(day), min(CASE WHEN as_cej > diagnosing THEN as_cej ELSE diagnosing END)
      FROM (
        SELECT ${by}, month, min(day) AS day,
          CASE WHEN max(diagnostics) > 0 THEN min(CASE WHEN cej > 0 THEN day END) END AS as_cej,
          CASE WHEN max(cej) > 0 THEN min(CASE WHEN diagnostics > 0 THEN day END) END AS diagnosing
        FROM person_days
        WHERE month >= ${startsOn.slice(0, 7)} AND month <= ${endsOn.slice(0, 7)} AND day >= ${startsOn} AND day <= ${endsOn} GROUP BY ${by}, month
      ) AS months GROUP BY ${by}`.execute(db);
  for (const [figure, day] of [['distinctPersons', sql`day`] as const, ['cejDiagnosed', sql`diagnosed`] as const])
    await sql`
      INSERT INTO first_counts (convention, site, figure, day, persons)
      SELECT convention, site, ${sql.lit(figure)}, ${day}, count(*) FROM first_days WHERE convention = ${id} AND ${day} IS NOT NULL
      GROUP BY convention, site, ${day}`.execute(db);
}
