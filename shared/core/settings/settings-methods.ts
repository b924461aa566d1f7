import type { SettingsAndKeeper } from '../../contract/views.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { readSettings, writeSettings } from './settings-store.ts';

export const settingsMethods: Handlers<'settings.get' | 'settings.set'> = {
  'settings.get': viewOf,
  'settings.set': (call, input) => {
    writeSettings(call.db, input);
    appendAudit(call, { method: 'settings.set', object: Object.keys(input).join(',') });
    call.changed('settings', 'site');
    return viewOf(call);
  },
};

function viewOf(call: Call): SettingsAndKeeper {
  const {
    sessionMinutes,
    dayMinutes,
    extendMinutes,
    absentMinutes,
    resultSeconds,
    hidTarget,
    cameraEnabled,
    cameraLabel,
    scanPrefix,
    loanReturnTime,
    opening,
  } = readSettings(call.db);
  return {
    sessionMinutes,
    dayMinutes,
    extendMinutes,
    absentMinutes,
    resultSeconds,
    hidTarget,
    cameraEnabled,
    cameraLabel,
    scanPrefix,
    loanReturnTime,
    opening,
    secretsKeptBy: call.core.ports.secrets.keptBy,
  };
}
