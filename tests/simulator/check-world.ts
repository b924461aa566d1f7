import type { Row } from './sim-server.ts';
import { useKey } from './sim-keys.ts';
import type { Tally } from './tally.ts';
import { runWorld } from './world.ts';
import type { World } from './world-state.ts';
import type { Mutant, SimFact } from './model.ts';

export type Wrong =
  | 'lost'
  | 'went-back'
  | 'doubled'
  | 'wrong-revision'
  | 'invented'
  | 'stuck'
  | 'needless-renewal'
  | 'locked-out'
  | 'old-key-lives'
  | 'content-went-back'
  | 'content-stale'
  | 'card-lives';

/** Runs a world to its end and says what central has wrong; null when every fact counts once, as its terminal last said it. */
export function wrongIn(given: { readonly seed: number; readonly mutant: Mutant | null; readonly tally: Tally }): Wrong | null {
  const world = runWorld(given);
  if (world === 'stuck') return 'stuck';
  if (world.server.wentBack) return 'went-back';
  const rows = new Map<number, Row>();
  for (const row of world.server.rows.values()) {
    if (rows.has(row.id)) return 'doubled';
    rows.set(row.id, row);
  }
  const known = new Set<number>();
  for (const { disk, epoch, number } of world.terminals) {
    // Without any restore, here or there, central's answers never make a log begin again.
    if (!world.wasRestored && epoch === 0 && disk.identity === number && disk.renewals > 0) return 'needless-renewal';
    for (const [id, fact] of disk.truth) {
      known.add(id);
      const wrong = wrongRow(rows.get(id), fact, { forgotten: world.forgotten, epoch });
      if (wrong !== null) return wrong;
    }
  }
  // What no terminal knows any more was recorded before a restore, and central was told then.
  for (const row of rows.values()) if (!known.has(row.id) && !world.forgotten.has(`${row.id}:${row.rev}:${row.content}`)) return 'invented';
  return world.wrong ?? wrongBesides(world);
}

/** Keys and what is handed down, once everything is calm. */
function wrongBesides({ terminals, server, now, mutant }: World): Wrong | null {
  for (const { disk, secrets } of terminals) {
    const keys = server.keys.get(disk.identity) ?? new Map();
    const later = now + 30 * 86_400_000;
    if (secrets.former.some(({ key }) => useKey(keys, key, { now: later, mutant }) !== null)) return 'old-key-lives';
    if (disk.handed.content !== server.handed.content) return 'content-stale';
    if ([...server.handed.dead.keys()].some((card) => !disk.handed.dead.has(card))) return 'card-lives';
  }
  return null;
}

function wrongRow(row: Row | undefined, fact: SimFact, given: { readonly forgotten: ReadonlySet<string>; readonly epoch: number }): Wrong | null {
  // Refused by central alone and shown at the desk: central may hold an earlier revision or nothing.
  if (fact.isOdd || fact.isPoison) return null;
  if (row === undefined) return 'lost';
  if (row.rev === fact.rev) return row.content === fact.content ? null : 'wrong-revision';
  // A later revision, recorded before a restore that made the terminal forget it, stands until the terminal says otherwise.
  const isForgotten = given.forgotten.has(`${row.id}:${row.rev}:${row.content}`);
  return row.rev > fact.rev && isForgotten && fact.epoch < given.epoch ? null : 'wrong-revision';
}
