import type { SettingsView } from '../../contract/views.ts';
import type { Readable } from '../../db/open-store.ts';

/** Every setting of a terminal. `mode` null: nothing set up yet. */
export interface Settings extends SettingsView {
  readonly mode: 'practice' | 'real' | null;
  readonly timeZone: string;
  /** Where facts are sent, and under which identity; null until enrolled. */
  readonly centralUrl: string | null;
  readonly terminal: string | null;
  readonly keyId: string | null;
  /** Shown on the sign-in screen in practice only. */
  readonly practicePassphrase: string | null;
}

const defaults: Settings = {
  mode: null,
  timeZone: 'Europe/Paris',
  centralUrl: null,
  terminal: null,
  keyId: null,
  practicePassphrase: null,
  sessionMinutes: 60,
  resultSeconds: 6,
  hidTarget: 'kiosk',
  cameraEnabled: false,
  loanReturnTime: '17:30',
  // Monday to Friday, 9:00–12:30 and 13:30–18:00.
  opening: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: 540, to: 750 },
    { weekday, from: 810, to: 1080 },
  ]),
};

/** All settings, defaults for those never set. */
export function readSettings(db: Readable): Settings {
  const rows = db.prepare('SELECT key, value FROM settings').all() as { key: string; value: string }[];
  const stored: unknown = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]));
  return { ...defaults, ...(stored as Partial<Settings>) }; // written by writeSettings only, from typed values
}

/** Stores those given, in the caller's transaction. */
export function writeSettings(db: Readable, given: Partial<Settings>): void {
  const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  for (const [key, value] of Object.entries(given)) put.run(key, JSON.stringify(value));
}
