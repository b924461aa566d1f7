import type { SettingsView, SetupDraft } from '../../contract/views.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, runOne } from '../../db/prepared.ts';
import type { SetupStates } from '../../domain/setup-steps.ts';
import type { VisitPurpose } from '../../domain/vocabulary.ts';

/** Every setting of a terminal. `mode` null: nothing set up yet. */
export interface Settings extends SettingsView {
  readonly mode: 'practice' | 'real' | null;
  readonly timeZone: string;
  /** Where facts are sent, and under which identity; null until enrolled. */
  readonly centralUrl: string | null;
  readonly terminal: string | null;
  readonly keyId: string | null;
  /** Central's raw key, base64url, pinned at enrolment. */
  readonly centralKey: string | null;
  /** Since when this terminal has its key, epoch ms; null: not known. */
  readonly keySince: number | null;
  /** Chosen by central among those of the kiosk; none: all of them. */
  readonly offeredPurposes: readonly VisitPurpose[];
  /** Days that differ from the week, as central handed them down. */
  readonly handedExceptions: Settings['openingExceptions'];
  /** Those entered here; `openingExceptions` is both when read, these when written. */
  readonly ownExceptions: Settings['openingExceptions'];
  /** How often the organisation made a card key; the last one is of the cards made now (core/cards/key-ring). */
  readonly cardKeyGeneration: number;
  /** What the first-run screens kept of the antenne before it was set up, and the generation of keys given with it. */
  readonly setupDraft: (Omit<SetupDraft, 'hasKey'> & { readonly keyGeneration: number | null }) | null;
  /** How far the first run is; null: not done step by step. */
  readonly setupStates: SetupStates | null;
  /** Under which organisation key central was told of the cards that died here; null: of none yet (cards/record-dead-cards). */
  readonly deadCardsTold: string | null;
  /** Shown on the sign-in screen in practice only. */
  readonly practicePassphrase: string | null;
}

/** Of a new terminal: Monday to Friday, 9:00–12:30 and 13:30–18:00. */
export const usualOpening: Settings['opening'] = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: 540, to: 750 },
  { weekday, from: 810, to: 1080 },
]);

const defaults: Settings = {
  mode: null,
  timeZone: 'Europe/Paris',
  centralUrl: null,
  terminal: null,
  keyId: null,
  centralKey: null,
  keySince: null,
  offeredPurposes: [],
  handedExceptions: [],
  ownExceptions: [],
  cardKeyGeneration: 1,
  setupDraft: null,
  setupStates: null,
  deadCardsTold: null,
  practicePassphrase: null,
  sessionMinutes: 60,
  dayMinutes: 120,
  extendMinutes: 15,
  absentMinutes: 5,
  resultSeconds: 6,
  hidTarget: 'kiosk',
  cameraEnabled: false,
  cameraLabel: '',
  scanPrefix: 'none',
  loanReturnTime: '17:30',
  frameworkAsked: true,
  cardPrinter: '',
  secondBackupFolder: '',
  opening: usualOpening,
  openingExceptions: [],
  roomBlocks: [],
};

/** What each connection last read: the stored text and the settings parsed from it. */
const lastRead = new WeakMap<object, { readonly text: string; readonly settings: Settings }>();

/**
 * All settings, defaults for those never set. Every scan asks: the stored text is read each time, so that a change is seen at
 * once whoever made it and a rolled-back one is not, but it is parsed only when it differs from the last one.
 */
export function readSettings(db: Readable): Settings {
  const text = one<{ text: string | null }>(db, "SELECT group_concat(key || '=' || value, char(10)) AS text FROM settings")?.text ?? '';
  const last = lastRead.get(db);
  if (last?.text === text) return last.settings;
  const rows = all<{ key: string; value: string }>(db, 'SELECT key, value FROM settings');
  const stored: unknown = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]));
  const kept = { ...defaults, ...(stored as Partial<Settings>) }; // written by writeSettings only, from typed values
  // What the antenne decided for a day comes after what the coordination did, and stands.
  const settings = { ...kept, ownExceptions: kept.openingExceptions, openingExceptions: [...kept.handedExceptions, ...kept.openingExceptions] };
  lastRead.set(db, { text, settings });
  return settings;
}

/** Stores those given, in the caller's transaction. */
export function writeSettings(db: Readable, given: { readonly [K in keyof Settings]?: Settings[K] | undefined }): void {
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    runOne(db, 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value));
  }
}
