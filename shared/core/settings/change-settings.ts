import type { MethodInput } from '../../contract/methods.ts';
import type { Readable } from '../../db/open-store.ts';
import { readSettings, writeSettings } from './settings-store.ts';

export type ChangedSettings = MethodInput<'settings.set'>;

/** What these settings are now, as they were entered here. */
export function valuesBefore(db: Readable, changed: ChangedSettings): ChangedSettings {
  const { ownExceptions, ...settings } = readSettings(db);
  const entered: Readonly<Record<string, unknown>> = { ...settings, openingExceptions: ownExceptions };
  return Object.fromEntries(Object.keys(changed).map((key) => [key, entered[key]])) as ChangedSettings; // the keys of `changed`, with values of the same store
}

/** Puts settings back as they were. */
export const restoreSettings = (db: Readable, before: ChangedSettings): void => writeSettings(db, before);
