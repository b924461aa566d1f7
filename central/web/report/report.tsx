import { receivedOf } from '../../../shared/domain/coverage.ts';
import { hashOf } from '../route.ts';
import type { MonthlyReport } from '../../reports/views.ts';
import { query } from '../api.ts';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import { SiteChoice } from '../parts/site-choice.tsx';
import { UsageChoice } from '../parts/usage-choice.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { useRoute } from '../use-route.ts';
import { frLeaving } from '../words/fr-leaving.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';
import { CloseMonth } from './close-month.tsx';
import { Comments } from './comments.tsx';
import { Leaving } from './leaving/leaving.tsx';
import { PdfButton } from './pdf-button.tsx';
import { Activities, Brief, Equipment, Figures, HoursAndDays, Purposes, Ramp, WhoCame } from './sections.tsx';
import { CoverageSection } from './coverage-section.tsx';
import { PrintedFoot } from './printed-foot.tsx';
import { Signatures } from './signatures.tsx';
import { PrintedDefinitions } from './printed-definitions.tsx';
import { Stamp } from './stamp.tsx';
import { Versions } from './versions.tsx';

/** C2: the monthly report of one antenne or of all, on screen and on A4: exact inside, masked where it is to be sent. */
export function Report(props: PageProps) {
  const [route] = useRoute();
  return route.leaves ? <Leaving {...props} /> : <Internal {...props} />;
}

function Internal({ session, month }: PageProps) {
  const [route, go] = useRoute();
  const asked = query({ month, site: route.site, version: route.version });
  const read = useRead<MonthlyReport>(`reports/month?${asked}`);
  const ready = read.kind === 'ready' && !read.stale ? read.value : null;
  const manages = session.role === 'manage';
  return (
    <>
      <MonthHead title={words.title} month={month} today={session.today} state={ready?.stamp.state ?? null}>
        <PdfButton asked={asked} />
        <a className="button" href={hashOf({ page: 'exports', month, site: route.site, version: route.version })}>
          {fr.pages.exports}
        </a>
        <PrintButton />
        {manages && ready !== null && <CloseMonth report={ready} today={session.today} />}
      </MonthHead>
      <div className="choices no-print">
        <SiteChoice value={route.site} onChange={(site) => go({ ...route, month, site })} />
        <UsageChoice route={route} go={go} month={month} />
        {ready !== null && ready.versions.length > 0 && (
          <label className="inline">
            {words.version}
            <select
              value={route.version ?? ''}
              onChange={(event) => go({ ...route, month, version: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{words.live}</option>
              {ready.versions.map(({ version }) => (
                <option key={version} value={version}>
                  {words.frozen(version)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Reading
        read={read}
        empty={({ facts, coverage }) => (facts[0]?.kind === 'nothing-received' && receivedOf(coverage).expected === 0 ? words.nothing : null)}
      >
        {(report) => <Sheet report={report} manages={manages} />}
      </Reading>
    </>
  );
}

function Sheet({ report, manages }: { readonly report: MonthlyReport; readonly manages: boolean }) {
  const writes = manages && report.stamp.version === null;
  const sections = [Brief, Figures, Ramp, HoursAndDays, Purposes, Equipment, Activities, WhoCame, CoverageSection];
  return (
    <article className="sheet" data-ready="true" data-testid="report">
      <p className="print-title">{words.of(report.site.code === '*' ? fr.all : report.site.name)}</p>
      <p className="print-only">{frLeaving.internalMark}</p>
      {report.pending.length > 0 && report.stamp.version === null && (
        <Note kind="warning">
          {words.pending} : <Versions.Differences differences={report.pending} />
        </Note>
      )}
      {sections.map((Section, at) => (
        <section key={words.sections[at]} aria-labelledby={`section-${at + 1}`} className="report-section">
          <h2 id={`section-${at + 1}`}>
            {at + 1}. {words.sections[at]}
          </h2>
          <Section report={report} />
          <Comments report={report} section={at + 1} writes={writes} />
        </section>
      ))}
      <section aria-labelledby="section-10" className="report-section">
        <h2 id="section-10">10. {words.sections[9]}</h2>
        <Comments report={report} section={10} writes={writes} />
      </section>
      <Versions report={report} />
      <Signatures />
      <PrintedDefinitions />
      <Stamp report={report} />
      <PrintedFoot report={report} usage={frLeaving.usages.internal} />
    </article>
  );
}
