import type { DeskKey } from '../../i18n/fr-desk.ts';
import { t } from '../words.ts';

export const sectionNames = ['calendar', 'seats', 'loans', 'kiosk', 'scanners', 'backups', 'team', 'key'] as const;
export type SectionName = (typeof sectionNames)[number];

/** What each section says: the search looks here. A setting that is added there is added here. */
const wordsOf: Readonly<Record<SectionName, readonly DeskKey[]>> = {
  calendar: ['settings.opening', 'effect.opening', 'settings.exceptions', 'effect.exceptions', 'settings.blocks', 'effect.blocks'],
  seats: [
    'settings.sessionMinutes',
    'effect.sessionMinutes',
    'settings.dayMinutes',
    'effect.dayMinutes',
    'settings.extendMinutes',
    'effect.extendMinutes',
    'settings.absentMinutes',
    'effect.absentMinutes',
    'settings.rules',
    'effect.rules',
  ],
  loans: ['settings.loanReturnTime', 'effect.loanReturnTime', 'settings.frameworkAsked', 'effect.frameworkAsked'],
  kiosk: ['settings.resultSeconds', 'effect.resultSeconds', 'settings.camera', 'effect.camera', 'settings.cameraLabel'],
  scanners: ['settings.hidTarget', 'effect.hidTarget', 'settings.scanPrefix', 'effect.scanPrefix', 'doctor.open', 'doctor.intro'],
  backups: ['settings.secondBackupFolder', 'effect.secondBackupFolder', 'backup.title', 'backup.none', 'backup.now'],
  team: ['settings.team', 'settings.addStaff', 'signin.passphrase'],
  key: ['settings.key', 'key.show', 'key.take', 'key.change'],
};

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The sections that hold every word looked for, whatever the accents. */
export function foundSections(text: string): readonly SectionName[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return sectionNames.filter((name) => {
    const said = plain([t(`section.${name}`), ...wordsOf[name].map((key) => t(key))].join(' '));
    return words.every((word) => said.includes(word));
  });
}
