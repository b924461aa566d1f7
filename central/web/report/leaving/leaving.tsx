import type { LeavingReport } from '../../../reports/leaving-view.ts';
import type { Closings } from '../../../reports/views.ts';
import { query } from '../../api.ts';
import { MonthHead } from '../../parts/month-head.tsx';
import { Note } from '../../parts/note.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SiteChoice } from '../../parts/site-choice.tsx';
import { UsageChoice } from '../../parts/usage-choice.tsx';
import { hashOf } from '../../route.ts';
import type { PageProps } from '../../shell.tsx';
import { useRead } from '../../use-read.ts';
import { useRoute } from '../../use-route.ts';
import { frLeaving as words } from '../../words/fr-leaving.ts';
import { frReport } from '../../words/fr-report.ts';
import { PdfButton } from '../pdf-button.tsx';
import { LeavingSheet } from './leaving-sheet.tsx';

/** C2 for a funder: a frozen version of the month, small numbers masked; the last one unless another is chosen. */
export function Leaving({ session, month }: PageProps) {
  const [route, go] = useRoute();
  const closings = useRead<Closings>(`reports/closings?month=${month}`);
  const versions = closings.kind === 'ready' && !closings.stale ? closings.value.versions : [];
  const version = route.version ?? versions[0]?.version ?? null;
  return (
    <>
      <MonthHead title={frReport.title} month={month} today={session.today} state={null}>
        {version !== null && <PdfButton asked={query({ month, site: route.site, version, use: 'leave' })} />}
        <PrintButton />
      </MonthHead>
      <div className="choices no-print">
        <SiteChoice value={route.site} onChange={(site) => go({ ...route, month, site })} />
        <UsageChoice route={route} go={go} month={month} />
        {versions.length > 1 && (
          <label className="inline">
            {frReport.version}
            <select value={version ?? ''} onChange={(event) => go({ ...route, month, version: Number(event.target.value) })}>
              {versions.map((one) => (
                <option key={one.version} value={one.version}>
                  {frReport.frozen(one.version)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {version === null ? (
        <Reading read={closings}>
          {() => (
            <Note>
              {words.freezeFirst} <a href={hashOf({ page: 'rapport', month, site: route.site })}>{words.toInternal}</a>
            </Note>
          )}
        </Reading>
      ) : (
        <Sheet asked={query({ month, site: route.site, version })} />
      )}
    </>
  );
}

function Sheet({ asked }: { readonly asked: string }) {
  const read = useRead<LeavingReport>(`reports/leaving?${asked}`);
  return <Reading read={read}>{(report) => <LeavingSheet report={report} />}</Reading>;
}
