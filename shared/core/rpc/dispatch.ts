import { type MethodName, methods, type Reply } from '../../contract/methods.ts';
import { type Problem, ProblemError } from '../../contract/problems.ts';
import type { Topic } from '../../contract/topics.ts';
import { transact } from '../../db/transact.ts';
import type { Call, Caller, Core, Handlers } from '../core.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { recallAnswer, rememberAnswer } from './repeated-actions.ts';

const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name);

/**
 * The one door of the core: role, staff session, schema, then the use case.
 * Commands run one at a time, each in one transaction; windows hear of changes only after the commit.
 */
export function createDispatcher(core: Core, handlers: Handlers) {
  return async function call(caller: Caller, name: string, rawInput: unknown): Promise<Reply> {
    try {
      if (!isMethod(name)) throw new ProblemError('unknown-method');
      const spec = methods[name];
      if (!spec.roles.includes(caller.role as never)) throw new ProblemError('not-allowed');
      const parsed = spec.input.safeParse(rawInput);
      if (!parsed.success) throw invalidInput(parsed.error.issues);
      const topics = new Set<Topic>();
      const request = newCall(core, caller, topics);
      if (spec.staff) noteActivity(request, spec.kind);
      // The table pairs each name with its own input; TypeScript cannot follow that through a lookup.
      const run = handlers[name] as (call: Call, input: unknown) => unknown;
      const value = spec.kind === 'command' ? runCommand(request, name, parsed.data, run) : await run(request, parsed.data);
      if (topics.size > 0) core.emit({ kind: 'changed', topics: [...topics] });
      return { ok: true, value };
    } catch (error) {
      return { ok: false, problem: problemOf(core, name, error) };
    }
  };
}

function newCall(core: Core, caller: Caller, topics: Set<Topic>): Call {
  return {
    core,
    db: core.db,
    caller,
    now: core.ports.clock.now(),
    changed: (...named) => {
      for (const topic of named) topics.add(topic);
    },
    write: (work) => transact(core.db, work),
  };
}

/** Reads by themselves (a board that refreshes) do not keep a desk unlocked. */
function noteActivity(call: Call, kind: string): void {
  const seat = requireSeat(call);
  if (kind !== 'query') seat.lastActiveAt = call.now;
}

function runCommand(call: Call, name: MethodName, input: unknown, run: (call: Call, input: unknown) => unknown): unknown {
  return call.write(() => {
    const actionId = actionIdOf(input);
    if (actionId === null) return run(call, input);
    const before = recallAnswer(call.db, actionId, name);
    if (before !== undefined) return before;
    const answer = run(call, input);
    rememberAnswer(call.db, { actionId, method: name, at: call.now, answer });
    return answer;
  });
}

function actionIdOf(input: unknown): string | null {
  const given = (input as { actionId?: unknown }).actionId;
  return typeof given === 'string' ? given : null;
}

function invalidInput(issues: readonly { readonly path: readonly PropertyKey[] }[]): ProblemError {
  return new ProblemError('invalid-input', {
    fields: issues
      .map((issue) => issue.path.join('.'))
      .join(',')
      .slice(0, 200),
  });
}

/** What SQLite and the file system say of a disk that takes no more, and of one that takes nothing. */
const fullDisk = new Set<unknown>(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const closedDisk = new Set<unknown>(['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_IOERR_WRITE', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR']);

function problemOf(core: Core, name: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = (error as { code?: unknown }).code;
  if (fullDisk.has(code)) return { code: 'disk-full' };
  if (closedDisk.has(code)) return { code: 'read-only' };
  const reference = Buffer.from(core.ports.random.bytes(4)).toString('hex');
  // The message of a bug may quote data: keep its class, its code and where it happened.
  const place = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join(' ').slice(0, 400) : '';
  core.ports.log.write('error', 'bug', {
    reference,
    method: name.slice(0, 60),
    type: error instanceof Error ? error.name : typeof error,
    code: String(code ?? ''),
    place,
  });
  return { code: 'internal', details: { reference } };
}
