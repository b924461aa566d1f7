import { ProblemError } from '../../contract/problems.ts';
import type { NewPassphrase, SetupProgress } from '../../contract/views.ts';
import { isUntouched, type SetupStates, type SetupStep, type SetupStepState } from '../../domain/setup-steps.ts';
import { secondCopyIsFine } from '../backups/backup-job.ts';
import { newLabel } from '../cards/new-label.ts';
import type { Call } from '../core.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import { pepperOf } from '../staff/check-passphrase.ts';
import { newPassphrase } from '../staff/new-staff.ts';
import { allStaff, replaceVerifier } from '../staff/staff-store.ts';
import { insertWorkstation } from '../workstations/workstation-store.ts';

/** How far the first run is; what was meanwhile done on another screen is done. */
export function setupProgress(call: Pick<Call, 'core' | 'db'>): SetupProgress {
  const { setupStates, terminal } = readSettings(call.db);
  if (setupStates === null) return { kind: 'none' };
  const linked = terminal !== null && setupStates.central !== 'todo' ? { central: 'done' as const } : {};
  const copied = setupStates.backup !== 'todo' && secondCopyIsFine(call.core) ? { backup: 'done' as const } : {};
  return { kind: 'guided', states: { ...setupStates, ...linked, ...copied }, untouched: isUntouched(setupStates) };
}

/** Notes what became of these steps, at once. */
export function markSteps(call: Call, steps: readonly SetupStep[], as: SetupStepState): SetupProgress {
  writeSettings(call.db, { setupStates: { ...guidedStates(call), ...Object.fromEntries(steps.map((step) => [step, as])) } });
  call.changed('setup');
  return setupProgress(call);
}

/** The room's workstations, in the given order. */
export function addWorkstations(call: Call, names: readonly string[]): SetupProgress {
  guidedStates(call);
  for (const name of names) insertWorkstation(call.db, name, newLabel(call.core.ports.random, 'workstation'));
  call.changed('workstations');
  return markSteps(call, ['workstations'], 'done');
}

/** A passphrase that nobody had the time to note is made anew, as long as nobody has worked with it. */
export async function renewPassphrase(call: Call): Promise<NewPassphrase> {
  const [first, ...others] = allStaff(call.db);
  if (first === undefined || others.length > 0 || !isUntouched(guidedStates(call))) throw new ProblemError('not-allowed');
  const { passphrase, verifier } = await newPassphrase(call, pepperOf(call));
  call.write(() => replaceVerifier(call.db, first.id, verifier));
  return { staffName: first.name, passphrase };
}

function guidedStates(call: Pick<Call, 'db'>): SetupStates {
  const { setupStates } = readSettings(call.db);
  if (setupStates === null) throw new ProblemError('stale');
  return setupStates;
}
