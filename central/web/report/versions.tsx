import type { Difference, MonthlyReport } from '../../reports/views.ts';
import { frReport as words } from '../words/fr-report.ts';

const Differences = ({ differences }: { readonly differences: readonly Difference[] }) =>
  differences.length === 0 ? (
    <p>{words.none}</p>
  ) : (
    <ul>
      {differences.map((difference, at) => (
        // differences have no identity of their own
        <li key={`${at} ${difference.day}`}>{words.difference(difference)}</li>
      ))}
    </ul>
  );

/** The frozen versions and what each changed. */
export function Versions({ report }: { readonly report: MonthlyReport }) {
  if (report.versions.length === 0) return null;
  return (
    <section className="report-section" data-testid="versions">
      <h2>{words.versions}</h2>
      {report.versions.map((closed) => (
        <div key={closed.version} className="version">
          <h3>
            {words.version} {closed.version}, {words.versionLine(closed.closedAt, closed.by)}
          </h3>
          <p>
            <code>{closed.sha256}</code>
          </p>
          {closed.version > 1 && (
            <>
              <p>
                <strong>{words.differences(closed.version)}</strong>
              </p>
              <Differences differences={closed.differences} />
            </>
          )}
        </div>
      ))}
    </section>
  );
}
Versions.Differences = Differences;
