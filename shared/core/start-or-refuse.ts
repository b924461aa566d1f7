import type { ProblemCode } from '../contract/problems.ts';
import { NewerStoreError } from '../db/migrate.ts';
import type { CorePorts } from './ports.ts';
import { type RunningCore, startCore } from './start-core.ts';

/**
 * Starts the core for a host that has windows: when the store cannot be opened, the windows still open
 * and every call answers why, so that a person reads a sentence and not a stack. Nothing is written then.
 */
export async function startOrRefuse(ports: CorePorts): Promise<RunningCore> {
  try {
    return await startCore(ports);
  } catch (error) {
    const code = refusalOf(error);
    ports.log.write('error', 'the store cannot be opened', { code, reason: error instanceof Error ? error.message : '' });
    return refusingCore(code);
  }
}

/** A core that answers every call with the same refusal and touches nothing. */
export function refusingCore(code: ProblemCode): RunningCore {
  return { call: async () => ({ ok: false, problem: { code } }), onEvent: () => () => undefined, stop: async () => undefined };
}

function refusalOf(error: unknown): ProblemCode {
  if (error instanceof NewerStoreError) return 'store-newer';
  const code = (error as { code?: unknown }).code;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'disk-full';
  const unwritable = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EROFS', 'EACCES', 'EPERM'];
  return typeof code === 'string' && unwritable.some((name) => code.startsWith(name)) ? 'read-only' : 'store-unusable';
}
