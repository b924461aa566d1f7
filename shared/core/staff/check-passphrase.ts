import { ProblemError } from '../../contract/problems.ts';
import type { SignInOutcome } from '../../contract/views.ts';
import { addDays, businessDayOf, epochOfLocal, instantOf } from '../../domain/calendar.ts';
import { typedPassphrase } from '../../domain/passphrase.ts';
import { countTry } from '../../domain/sign-in-rule.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { findStaff, setFailures } from './staff-store.ts';
import { secretMatches } from '../../contract/secret-verifier.ts';

/** Checks a person's passphrase: counted before the check, forgiven after a success (TRUST A-3). */
export async function checkPassphrase(call: Call, given: { staffId: number; passphrase: string }): Promise<SignInOutcome> {
  const { timeZone } = readSettings(call.db);
  const tried = call.write(() => {
    const staff = findStaff(call.db, given.staffId);
    if (staff === undefined) throw new ProblemError('not-found');
    const today = businessDayOf(call.now, timeZone);
    const decision = countTry(staff, { now: call.now, today, nextDayMs: epochOfLocal(addDays(today, 1), 0, timeZone) });
    if (decision.kind === 'try') setFailures(call.db, staff.id, { ...decision.counters, day: decision.counters.failureDay });
    return { staff, decision };
  });
  const { staff, decision } = tried;
  if (decision.kind === 'blocked') return { kind: 'blocked', until: instantOf(decision.untilMs) };
  const matches = await secretMatches(typedPassphrase(given.passphrase), pepperOf(call), staff.verifier);
  call.write(() => {
    appendAudit(call, { method: matches ? 'sign-in' : 'sign-in-failure', object: `staff:${staff.id}`, staffId: staff.id });
    if (matches) setFailures(call.db, staff.id, { failures: 0, failuresToday: 0, day: null, blockedUntil: null });
  });
  if (matches) return { kind: 'signed-in', staff: { staffId: staff.id, name: staff.name } };
  const until = decision.counters.blockedUntil;
  return until === null ? { kind: 'wrong', triesLeft: decision.triesLeft } : { kind: 'blocked', until: instantOf(until) };
}

/** The secret outside the store that makes its verifiers useless alone. */
export function pepperOf(call: Pick<Call, 'core'>): Uint8Array {
  const pepper = call.core.ports.secrets.get('pepper');
  if (pepper === undefined) throw new Error('the pepper is missing from the secrets');
  return pepper;
}
