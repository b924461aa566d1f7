import type { SettingsAndKeeper } from '../../contract/views.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { siteHere } from '../sites/site-store.ts';
import { shortenSessions } from '../workstations/seat-limits.ts';
import { valuesBefore } from './change-settings.ts';
import { readSettings, writeSettings } from './settings-store.ts';

export const settingsMethods: Handlers<'settings.get' | 'settings.set'> = {
  'settings.get': viewOf,
  'settings.set': (call, input) => {
    const before = valuesBefore(call.db, input);
    writeSettings(call.db, input);
    noteAct(call.db, { at: call.now, about: siteHere(call.db)?.name ?? '', subject: { kind: 'settings', before } });
    shortenSessions(call.db, call.now);
    appendAudit(call, { method: 'settings.set', object: Object.keys(input).join(',') });
    call.changed('settings', 'site', 'workstations', 'waiting', 'board');
    return viewOf(call);
  },
};

function viewOf(call: Call): SettingsAndKeeper {
  const settings = readSettings(call.db);
  return {
    sessionMinutes: settings.sessionMinutes,
    dayMinutes: settings.dayMinutes,
    extendMinutes: settings.extendMinutes,
    absentMinutes: settings.absentMinutes,
    resultSeconds: settings.resultSeconds,
    hidTarget: settings.hidTarget,
    cameraEnabled: settings.cameraEnabled,
    cameraLabel: settings.cameraLabel,
    scanPrefix: settings.scanPrefix,
    loanReturnTime: settings.loanReturnTime,
    frameworkAsked: settings.frameworkAsked,
    cardPrinter: settings.cardPrinter,
    secondBackupFolder: settings.secondBackupFolder,
    opening: settings.opening,
    openingExceptions: settings.ownExceptions,
    roomBlocks: settings.roomBlocks,
    secretsKeptBy: call.core.ports.secrets.keptBy,
  };
}
