import type { HidReading } from '../../../shared/contract/doctor.ts';
import type { ReportRun } from '../../../shared/domain/report-view.ts';
import { t } from '../words.ts';

const hex = (byte: number | null): string => (byte === null ? '••' : byte.toString(16).padStart(2, '0').toUpperCase());
/** A long run of zeros says nothing more than that. */
const textOf = ({ bytes }: ReportRun): string => (bytes.length > 4 && bytes.every((byte) => byte === 0) ? `00 × ${bytes.length}` : bytes.map(hex).join(' '));

/** Raw reports against their layout: each field in its colour, with its name. */
export function ReportBytes({ reading }: { readonly reading: HidReading }) {
  const more = reading.kind === 'hid-scan' ? reading.reportCount - reading.reports.length : 0;
  const hides = reading.reports.some((report) => report.some(({ bytes }) => bytes.includes(null)));
  return (
    <section aria-label={t('seen.bytes')}>
      <h2>{t('seen.bytes')}</h2>
      {reading.reports.map((report, index) => (
        // Reports have no identity of their own; they never move.
        <ol key={index} className="report">
          {report.map((run, at) => (
            <li key={at} className={`run run-${run.field}`}>
              <span>{t(`field.${run.field}`)}</span>
              <code>{textOf(run)}</code>
            </li>
          ))}
        </ol>
      ))}
      {more > 0 && <p>{t('seen.bytes.more', { count: more })}</p>}
      {hides && <p className="quiet-text">{t('seen.bytes.hidden')}</p>}
    </section>
  );
}
