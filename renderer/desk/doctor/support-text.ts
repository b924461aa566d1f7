import type { PluggedScanners } from '../../../shared/contract/doctor.ts';
import { t } from '../words.ts';
import { rowsOf } from './reading-rows.ts';
import { nameOfScanner } from './scanner-words.ts';
import { type Reading, verdictOf } from './verdict.ts';
import { verdictWords } from './verdict-words.ts';

/** What to send to whoever helps: lengths, layout, maker, pace, verdict. No letter of a code, no card, no name. */
export function supportText(reading: Reading | null, plugged: PluggedScanners): string {
  const { title, why } = verdictWords(verdictOf(reading, plugged), plugged);
  const devices = plugged.scanners.map((scanner) => `- ${nameOfScanner(scanner)} (${scanner.usbId}) : ${t(`doctor.use.${scanner.use}`)}`);
  return [
    t('doctor.title'),
    title,
    ...why,
    '',
    t('doctor.plugged'),
    ...(plugged.library ? [] : [t('doctor.noLibrary')]),
    ...(devices.length === 0 ? [t('doctor.noneListed')] : devices),
    ...(reading === null ? [] : ['', t('seen.title'), ...rowsOf(reading).map(({ label, value }) => `- ${label} : ${value}`)]),
  ].join('\n');
}
