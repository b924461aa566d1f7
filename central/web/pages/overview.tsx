import { FileText } from '@phosphor-icons/react';
import { shiftMonth } from '../../../shared/domain/comparison.ts';
import { receivedOf } from '../../../shared/domain/coverage.ts';
import type { MonthOverview, OverviewLine } from '../../reports/views.ts';
import { CoverageLine } from '../parts/coverage-line.tsx';
import { Explained } from '../parts/explained.tsx';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { Reading } from '../parts/reading.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { hashOf } from '../route.ts';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { oneSentence } from '../words/fr-facts.ts';
import { frOverview as words } from '../words/fr-overview.ts';
import { fr } from '../words/fr.ts';
import { OverviewCells } from './overview-cells.tsx';
import { OverviewTiles } from './overview-tiles.tsx';

/** C1: the month of every antenne, against the month before and the objective, with a sentence of facts for each. */
export function Overview({ session, month }: PageProps) {
  const read = useRead<MonthOverview>(`reports/overview?month=${month}`);
  const state = read.kind === 'ready' && !read.stale && read.value.sites.length > 0 ? read.value.stamp.state : null;
  return (
    <>
      <MonthHead title={words.title} month={month} today={session.today} state={state}>
        <a className="button" href={hashOf({ page: 'rapport', month })}>
          <FileText aria-hidden size={20} /> {words.openAll}
        </a>
        <PrintButton />
      </MonthHead>
      <Reading read={read} empty={({ sites }) => (sites.length === 0 ? fr.noSites : null)}>
        {(overview) => (
          <>
            <OverviewTiles line={overview.all} month={month} />
            <CoverageLine coverage={overview.all.coverage} />
            <Lines overview={overview} month={month} />
            <p className="quiet">{words.notSum}</p>
          </>
        )}
      </Reading>
    </>
  );
}

const columns = ['visits', 'distinctPersons', 'newPersons', 'presenceMinutes', 'cej', 'workshops', 'diagnostics', 'loans', 'coverage'] as const;
/** The figure whose definition explains a column. */
const explains: Readonly<Partial<Record<(typeof columns)[number], string>>> = {
  cej: 'cejShare',
  coverage: 'received',
};

function Lines({ overview, month }: { readonly overview: MonthOverview; readonly month: string }) {
  const alarms = overview.sites.reduce((sum, site) => sum + site.alarms, 0);
  return (
    <>
      {alarms > 0 && (
        <Note kind="warning">
          <a href={hashOf({ page: 'completude', month })}>{words.alarms}</a>
        </Note>
      )}
      <div className="scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table className="figures overview" data-testid="month">
          <thead>
            <tr>
              <th scope="col">{fr.antenne}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <Explained name={explains[column] ?? column} label={words.columns[column]} />
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{words.open}</span>
              </th>
            </tr>
          </thead>
          {overview.sites.map((line) => (
            <Line key={line.site.code} line={line} month={month} />
          ))}
          <tfoot>
            <tr data-site="*">
              <th scope="row">{fr.all}</th>
              <OverviewCells line={overview.all} month={month} />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

function Line({ line, month }: { readonly line: OverviewLine; readonly month: string }) {
  const { site } = line;
  const { received, expected } = receivedOf(line.coverage);
  const told = oneSentence(line.facts, format.monthAlone(shiftMonth(month, -1)));
  return (
    <tbody>
      <tr data-site={site.code}>
        <th scope="rowgroup">
          <a href={hashOf({ page: 'rapport', month, site: site.code })}>{site.name}</a>
        </th>
        <OverviewCells line={line} month={month} />
        <td className="no-print">
          <a
            className="button square"
            href={hashOf({ page: 'rapport', month, site: site.code })}
            aria-label={`${words.open} : ${site.name}`}
            title={words.open}
          >
            <FileText aria-hidden size={20} />
          </a>
        </td>
      </tr>
      <tr className="told">
        <td colSpan={columns.length + 2}>
          {told} {received < expected && <strong>{words.halfDaysLong(received, expected)}.</strong>}
        </td>
      </tr>
    </tbody>
  );
}
