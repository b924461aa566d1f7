import type { Closings as View } from '../../reports/views.ts';
import { Reading } from '../parts/reading.tsx';
import { hashOf } from '../route.ts';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frAdmin as words } from '../words/fr-admin.ts';

/** Every frozen version of every month. */
export function Closings() {
  const read = useRead<View>('reports/closings');
  return (
    <Reading read={read} empty={({ versions }) => (versions.length === 0 ? words.noClosings : null)}>
      {({ versions }) => (
        <div className="scroll" role="region" aria-label={words.tabs.clotures} tabIndex={0}>
          <table className="figures left">
            <thead>
              <tr>
                {[words.month, words.version, words.frozenAt, words.by, words.differences, words.proof].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {versions.map((closed) => (
                <tr key={`${closed.month} ${closed.version}`}>
                  <th scope="row">{format.capital(format.month(closed.month))}</th>
                  <td>{closed.version}</td>
                  <td>{format.moment(closed.closedAt)}</td>
                  <td>{closed.by}</td>
                  <td>{words.differencesCount(closed.differences.length)}</td>
                  <td>
                    <code title={closed.sha256}>{closed.sha256.slice(0, 12)}…</code>
                  </td>
                  <td>
                    <a
                      className="button"
                      href={hashOf({ page: 'rapport', month: closed.month, version: closed.version })}
                      aria-label={`${words.openReport} : ${format.month(closed.month)}, ${words.version} ${closed.version}`}
                    >
                      {words.openReport}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Reading>
  );
}
