import { instantOf } from '../../shared/domain/calendar.ts';
import type { Store } from '../store/tables.ts';
import { readSites } from './read-days.ts';
import type { CommentInput } from './queries.ts';
import type { Comment } from './views.ts';

/** Section 10 of an antenne's report: its own comments and those on all antennes; for `*`, every one. Oldest first. */
export async function commentsOf(db: Store, given: { readonly month: string; readonly site: string }): Promise<readonly Comment[]> {
  const names = new Map((await readSites(db)).map(({ code, name }) => [code, name]));
  const all = db.selectFrom('comments').selectAll().where('month', '=', given.month).orderBy('id');
  const rows = await (given.site === '*' ? all : all.where('site', 'in', [given.site, '*'])).execute();
  return rows.map(({ id, site, section, text, author, at }) => ({
    id,
    site: { code: site, name: names.get(site) ?? '' },
    section,
    text,
    author,
    at: instantOf(at),
  }));
}

/** Written for good: it may be in a frozen version. undefined: no such antenne. */
export async function addComment(db: Store, given: CommentInput & { readonly author: string; readonly at: number }): Promise<number | undefined> {
  if (given.site !== '*' && !(await readSites(db)).some(({ code }) => code === given.site)) return undefined;
  const { id } = await db.insertInto('comments').values(given).returning('id').executeTakeFirstOrThrow();
  return id;
}
