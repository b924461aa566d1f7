import { DownloadSimple } from '@phosphor-icons/react';
import type { ExportList } from '../../reports/export-view.ts';
import { Dictionary } from './dictionary.tsx';
import { ExportForm } from '../parts/export-form.tsx';
import { Making } from '../parts/making.tsx';
import { Reading } from '../parts/reading.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frExports as words } from '../words/fr-exports.ts';
import { fr } from '../words/fr.ts';

/** C6: dated files, and what each column means. */
export function Exports({ month, session }: PageProps) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{words.title}</h1>
        </div>
      </div>
      <ExportForm month={month} today={session.today} />
      <section>
        <h2>{words.list}</h2>
        <Made />
      </section>
      <section>
        <h2>{words.columns}</h2>
        <Dictionary />
      </section>
    </>
  );
}

function Made() {
  const read = useRead<ExportList>('reports/exports', ({ making }) => making.some(({ failed }) => !failed));
  return (
    <Reading read={read} empty={({ exports, making }) => (exports.length + making.length === 0 ? words.none : null)}>
      {({ exports, making }) => (
        <div className="scroll" role="region" aria-label={words.list} tabIndex={0}>
          <table className="figures left">
            <thead>
              <tr>
                <th scope="col">{words.madeAt}</th>
                <th scope="col">{words.file}</th>
                <th scope="col">{words.month}</th>
                <th scope="col">{fr.antenne}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.proof}</th>
                <th scope="col">
                  <span className="unseen">{words.download}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {making.map((job) => (
                <Making key={`job ${job.id}`} job={job} />
              ))}
              {exports.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{format.moment(line.madeAt)}</th>
                  <td>
                    {line.fileName}
                    <small>
                      {words.shortFormats[line.format]}, {words.shortVariants[line.variant]}
                      {line.bytes > 0 && `, ${format.bytes(line.bytes)}`}
                    </small>
                  </td>
                  <td>
                    {format.month(line.month)}
                    <small>{line.version === null ? words.now : words.frozen(line.version)}</small>
                  </td>
                  <td>{line.site.code === '*' ? fr.all : line.site.name}</td>
                  <td>{line.by}</td>
                  <td className="keep">
                    <code title={line.sha256}>{line.sha256.slice(0, 12)}…</code>
                  </td>
                  <td>
                    {line.bytes === 0 ? (
                      words.gone
                    ) : (
                      <a className="button" href={`./api/reports/exports/${line.id}/file`} download={line.fileName}>
                        <DownloadSimple aria-hidden size={20} /> {words.download}
                      </a>
                    )}
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
