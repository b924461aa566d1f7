import { businessDayOf } from '../../shared/domain/calendar.ts';
import type { Store } from '../store/tables.ts';
import type { MonthRead } from './overview.ts';
import type { Frozen } from './read-closings.ts';
import { type Asked, dayRollups } from './read-days.ts';
import type { Difference, SiteRef } from './views.ts';

const listed = ['visits', 'presenceMinutes', 'workstationSessions', 'loans'] as const;
type Rollup = Readonly<Record<string, number>>;

interface Late {
  readonly day: string;
  readonly site: string;
  readonly name: string;
  readonly receivedOn: string;
  readonly value: number;
}

/**
 * What changed in a month since its frozen version: "+3 visits, Gerland, of 12/10, received on 04/12". The numbers are those of now minus the frozen
 * ones, so nothing escapes; the notes made at reception say when they came. A change that moves no total of its day (another purpose, another
 * person) is told as so many facts.
 */
export async function differencesSince(asked: Asked, { read, frozen }: { readonly read: MonthRead; readonly frozen: Frozen }): Promise<readonly Difference[]> {
  const late = await lateChanges(asked.db, read.month);
  const now = await dayRollups(asked.db, read.month);
  const before = frozen.content.days;
  const today = businessDayOf(asked.now, asked.timeZone);
  const names = new Map(read.days.sites.map(({ site }) => [site.code, site.name]));
  const keys = [...new Set([...now.keys(), ...Object.keys(before)])].toSorted();
  const differences: Difference[] = [];
  for (const key of keys) {
    const [day = '', code = ''] = key.split('|');
    const site: SiteRef = { code, name: names.get(code) ?? code };
    const notes = late.filter((note) => note.day === day && note.site === code);
    const changes = changesOf(Object.fromEntries(now.get(key) ?? []), before[key] ?? {});
    const told = changes.flatMap((change) => byReception(change, { notes, today }).map((one) => ({ site, day, ...one })));
    differences.push(...told);
  }
  return [...differences, ...detailsSince({ read, frozen, late, told: differences, names, today })];
}

const changesOf = (now: Rollup, before: Rollup) =>
  listed.flatMap((figure) => {
    const change = (now[figure] ?? 0) - (before[figure] ?? 0);
    return change === 0 ? [] : [{ figure, change }];
  });

type Change = { readonly figure: (typeof listed)[number]; readonly change: number };

/** One line a day of reception where the notes add up to the change, else one line with the last of them. */
function byReception(
  { figure, change }: Change,
  given: { readonly notes: readonly Late[]; readonly today: string },
): readonly (Change & { readonly receivedOn: string })[] {
  const notes = given.notes.filter(({ name, value }) => name === figure && value !== 0);
  if (notes.length > 0 && notes.reduce((sum, { value }) => sum + value, 0) === change)
    return notes.map(({ receivedOn, value }) => ({ figure, change: value, receivedOn }));
  return [{ figure, change, receivedOn: notes.at(-1)?.receivedOn ?? given.today }];
}

/** Days whose facts changed and whose totals did not; or, without a note, an antenne whose classes are no longer the frozen ones. */
function detailsSince(given: {
  readonly read: MonthRead;
  readonly frozen: Frozen;
  readonly late: readonly Late[];
  readonly told: readonly Difference[];
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
}): readonly Difference[] {
  const { read, frozen, late, told, names } = given;
  const changed = new Set([...names.keys()].filter((code) => !sameRollup(Object.fromEntries(read.now?.get(code) ?? []), frozen.content.months[code] ?? {})));
  const silent = [...changed].filter((code) => !told.some(({ site }) => site.code === code));
  return silent.flatMap((code) => {
    const site = { code, name: names.get(code) ?? code };
    const notes = late.filter((note) => note.site === code && note.name === 'facts');
    if (notes.length === 0) return [{ site, day: `${read.month}-01`, figure: 'details' as const, change: 1, receivedOn: given.today }];
    return notes.map(({ day, value, receivedOn }) => ({ site, day, figure: 'details' as const, change: value, receivedOn }));
  });
}

const sameRollup = (now: Rollup, before: Rollup): boolean =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].every((name) => (now[name] ?? 0) === (before[name] ?? 0));

const lateChanges = (db: Store, month: string): Promise<readonly Late[]> =>
  db
    .selectFrom('late_changes')
    .select(['day', 'site', 'name', 'received_on as receivedOn', 'value'])
    .where('day', '>=', `${month}-01`)
    .where('day', '<=', `${month}-31`)
    .orderBy('day')
    .orderBy('site')
    .orderBy('received_on')
    .execute();
