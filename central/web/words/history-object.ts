import { format } from './format.ts';
import { className } from './fr-classes.ts';
import { fr } from './fr.ts';

/** The acts whose object is made of codes; the others name what a person typed, and are shown as they are. */
const coded = new Set([
  ...['closings', 'comments', 'exports', 'targets', 'days-off', 'special-openings'].map((name) => `POST /api/reports/${name}`),
  ...['charters', 'purposes', 'sites'].map((name) => `POST /api/organisation/${name}`),
  'POST /api/reports/openings',
  'POST /api/enrolment-codes',
]);
const files: Readonly<Record<string, string>> = { csv: 'CSV', xlsx: 'Excel', 'la-coop': 'La Coop' };

/** What a change was about, in words: the history keeps `* 2026-12-24`, `GER visits` or `2026-09 1`. `names`: those of the antennes, by code. */
export const historyObject = (act: string, object: string, names: ReadonlyMap<string, string>): string =>
  coded.has(act)
    ? object
        .split(' ')
        .map((code) => names.get(code) ?? wordOf(code))
        .join(', ')
    : object;

function wordOf(code: string): string {
  if (code === '*') return fr.all.toLowerCase();
  if (/^\d{4}-\d{2}-\d{2}$/.test(code)) return format.day(code);
  if (/^\d{4}-\d{2}$/.test(code)) return format.month(code);
  if (/^\d+$/.test(code)) return `version ${code}`;
  return Object.entries(fr.targets).find(([figure]) => figure === code)?.[1] ?? files[code] ?? className.purpose(code);
}
