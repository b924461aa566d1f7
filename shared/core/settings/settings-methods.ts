import { ProblemError } from '../../contract/problems.ts';
import type { SettingsAndKeeper } from '../../contract/views.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { checkPassphrase } from '../staff/check-passphrase.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { readSettings, writeSettings } from './settings-store.ts';

export const settingsMethods: Handlers<'settings.get' | 'settings.set' | 'settings.organisationKey'> = {
  'settings.get': viewOf,
  'settings.set': (call, input) => {
    writeSettings(call.db, input);
    appendAudit(call, { method: 'settings.set', object: Object.keys(input).join(',') });
    call.changed('settings', 'site');
    return viewOf(call);
  },
  'settings.organisationKey': async (call, { passphrase }) => {
    const { staffId } = requireSeat(call);
    const outcome = await checkPassphrase(call, { staffId, passphrase });
    if (outcome.kind !== 'signed-in') throw new ProblemError('not-allowed');
    call.write(() => appendAudit(call, { method: 'settings.organisationKey', object: 'organisation' }));
    const { secrets } = call.core.ports;
    const parts = [secrets.get('card-key-1'), secrets.get('org-key')].map((part) => part ?? new Uint8Array());
    return { organisationKey: Buffer.concat(parts).toString('base64url') };
  },
};

function viewOf(call: Call): SettingsAndKeeper {
  const { sessionMinutes, dayMinutes, extendMinutes, absentMinutes, resultSeconds, hidTarget, cameraEnabled, loanReturnTime, opening } = readSettings(call.db);
  return {
    sessionMinutes,
    dayMinutes,
    extendMinutes,
    absentMinutes,
    resultSeconds,
    hidTarget,
    cameraEnabled,
    loanReturnTime,
    opening,
    secretsKeptBy: call.core.ports.secrets.keptBy,
  };
}
