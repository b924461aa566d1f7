import { decideAcceptance, revisionTakes } from '../../shared/domain/accept-decision.ts';
import type { UploadAnswer } from '../../shared/domain/upload-reaction.ts';
import { hashOf, type Mutant, NO_HASH, type SimBatch, type SimFact } from './model.ts';
import { nothingHanded, type ServerHanded } from './sim-handed.ts';
import { type ServerKeys, useKey } from './sim-keys.ts';

/** What central holds of one fact. `owner`: the antenne; `identity`: the enrolled terminal that sent it last. */
export interface Row {
  readonly id: number;
  readonly rev: number;
  readonly content: number;
  readonly owner: number;
  readonly identity: number;
}
interface Log {
  readonly bseq: number;
  readonly seq: number;
  readonly hash: string;
  readonly hashes: ReadonlyMap<number, string>;
}
/** Central's store; replaced whole by a restore. */
export interface ServerState {
  readonly rows: Map<string, Row>;
  readonly logs: Map<string, Log>;
  /** Newest log of each identity. */
  readonly newest: Map<number, number>;
  /** Whether a row was ever replaced by an older revision: a report of that moment was wrong. */
  wentBack: boolean;
  /** Of each identity. */
  readonly keys: Map<number, ServerKeys>;
  handed: ServerHanded;
}
export const emptyServer = (): ServerState => ({
  rows: new Map(),
  logs: new Map(),
  newest: new Map(),
  wentBack: false,
  keys: new Map(),
  handed: nothingHanded,
});
export const copyOf = ({ rows, logs, newest, wentBack, keys, handed }: ServerState): ServerState => ({
  rows: new Map(rows),
  logs: new Map(logs),
  newest: new Map(newest),
  wentBack,
  keys: new Map(keys),
  handed,
});

export interface Message {
  /** The antenne's terminal; `identity` changes when it is enrolled again. */
  readonly terminal: number;
  readonly identity: number;
  /** That signed it. */
  readonly key: number;
  readonly created: number;
  readonly batch: SimBatch;
}
const CLOCK_TOLERANCE = 300_000;

const refuse = (
  status: number,
  code: string,
  more: { head?: { bseq: number; hash: string }; current?: string | null; serverTimeMs?: number } = {},
): UploadAnswer => ({
  kind: 'problem',
  status,
  code,
  retryAfterMs: null,
  serverTimeMs: more.serverTimeMs ?? null,
  head: more.head ?? null,
  current: more.current ?? null,
});

/** The checks of TRUST 7.4 in their order, with the shipped decisions; what it changes is committed when it returns. */
export function receive(
  server: ServerState,
  message: Message,
  given: { readonly now: number; readonly revoked: ReadonlySet<number>; readonly mutant: Mutant | null },
): UploadAnswer {
  const { identity } = message;
  const { mutant, now } = given;
  const keys = useKey(server.keys.get(identity) ?? new Map(), message.key, { now, mutant });
  if (keys === null) return refuse(401, 'unknown-key');
  if (given.revoked.has(identity)) return refuse(403, 'revoked');
  if (Math.abs(message.created - now) > CLOCK_TOLERANCE) return refuse(401, 'clock', { serverTimeMs: now });
  server.keys.set(identity, keys);
  return accept(server, message, given);
}

/** Steps 5 to 9: the same for a batch from the network and for one from a file. */
export function accept(
  server: ServerState,
  message: Omit<Message, 'created' | 'key'>,
  given: { readonly now: number; readonly mutant: Mutant | null; readonly isCarried?: boolean },
): UploadAnswer {
  const { batch, identity } = message;
  const { mutant } = given;
  if (batch.facts.some((fact) => 'isPoison' in fact && fact.isPoison)) return refuse(422, 'unreadable');
  if (mutant === 'server-bad-fact-refuses-batch' && batch.facts.some((fact) => 'isOdd' in fact && fact.isOdd)) return refuse(503, '');
  const key = `${identity}:${mutant === 'server-known-batch-without-log' ? 0 : batch.log}`;
  const head = server.logs.get(key) ?? { bseq: 0, seq: 0, hash: NO_HASH, hashes: new Map<number, string>() };
  const hash = hashOf(batch.log, batch.bseq, batch.prev, batch.facts);
  const held = head.hashes.get(batch.bseq) ?? null;
  const newest = server.newest.get(identity);
  const current = newest === undefined ? null : String(newest);
  const decision = decide({ batch, hash, held, head, current, mutant });
  const receipt: UploadAnswer = { kind: 'receipt', headBseq: batch.bseq, headHash: held ?? hash };
  if (decision === 'replay') return receipt;
  const isForced = given.isCarried === true && mutant === 'usb-import-skips-the-chain';
  if (decision !== 'apply' && !isForced) return refuse(409, decision, { head: { bseq: head.bseq, hash: head.hash }, current });
  server.newest.set(identity, batch.log);
  server.logs.set(key, { bseq: batch.bseq, seq: batch.lastSeq, hash, hashes: new Map(head.hashes).set(batch.bseq, hash) });
  keepFacts(server, message, mutant);
  keepDead(server, batch, given.now);
  return receipt;
}

const notChained = (mutant: Mutant | null): boolean => mutant === 'server-logs-not-chained' || mutant === 'nobody-notices-a-restore';

function decide(given: {
  readonly batch: SimBatch;
  readonly hash: string;
  readonly held: string | null;
  readonly head: Log;
  readonly current: string | null;
  readonly mutant: Mutant | null;
}): ReturnType<typeof decideAcceptance> {
  const { batch, head, mutant } = given;
  const held = mutant === 'server-known-batch-without-hash' && given.held !== null ? given.hash : given.held;
  const takesMore = notChained(mutant) && head.bseq > 0;
  const current = takesMore ? String(batch.log) : given.current;
  const after = batch.after === null ? null : String(batch.after);
  const offered = { log: String(batch.log), after, bseq: batch.bseq, first: batch.firstSeq, prev: batch.prev, hash: given.hash };
  const decision = decideAcceptance(offered, { head, held, current });
  if (decision === 'unlinked' && notChained(mutant)) return 'apply';
  if (decision === 'gap' && mutant === 'server-accepts-gaps') return 'apply';
  if (decision === 'gap' && mutant === 'server-ignores-previous-hash' && batch.bseq === head.bseq + 1) return 'apply';
  return decision;
}

/** A card is dead from its first word on, whatever comes later. */
function keepDead(server: ServerState, { facts }: SimBatch, now: number): void {
  const fresh = facts.filter((fact): fact is SimFact => !('withheld' in fact) && fact.isDeath && !server.handed.dead.has(fact.id));
  if (fresh.length > 0) server.handed = { ...server.handed, dead: new Map([...server.handed.dead, ...fresh.map(({ id }) => [id, now] as const)]) };
}

function keepFacts(server: ServerState, { batch, terminal, identity }: Omit<Message, 'created' | 'key'>, mutant: Mutant | null): void {
  for (const fact of batch.facts) {
    if ('withheld' in fact || fact.isOdd) continue;
    const key = mutant === 'server-keyed-by-sequence' ? `${terminal}:${fact.seq}` : String(fact.id);
    const row = server.rows.get(key);
    if (row !== undefined && row.owner !== terminal) continue;
    if (row !== undefined && mutant === 'server-identity-owns-facts' && row.identity !== identity) continue;
    if (mutant === 'server-keyed-by-sequence' ? row !== undefined : mutant !== 'server-last-write-wins' && !revisionTakes(fact, row)) continue;
    if (row !== undefined && row.id === fact.id && fact.rev < row.rev) server.wentBack = true;
    server.rows.set(key, { id: fact.id, rev: fact.rev, content: fact.content, owner: terminal, identity });
  }
}
