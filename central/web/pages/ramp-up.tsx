import { receivedOf } from '../../../shared/domain/coverage.ts';
import type { RampUpView, TargetsView } from '../../reports/views.ts';
import { query } from '../api.ts';
import { RampUpChart } from '../charts/ramp-up-chart.tsx';
import { CoverageLine } from '../parts/coverage-line.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import { SiteChoice } from '../parts/site-choice.tsx';
import { type Pair, Pairs } from '../report/sections.tsx';
import { hashOf } from '../route.ts';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { useRoute } from '../use-route.ts';
import { frOverview } from '../words/fr-overview.ts';
import { frRampUp as words } from '../words/fr-ramp-up.ts';
import { fr } from '../words/fr.ts';

/** C3: the convention's curves against its targets. */
export function RampUpPage({ session }: PageProps) {
  const [route, go] = useRoute();
  const read = useRead<RampUpView>(`reports/ramp-up?${query({ site: route.site, convention: route.part })}`);
  const targets = useRead<TargetsView>('reports/targets');
  const conventions = targets.kind === 'ready' ? targets.value.conventions : [];
  const shown = read.kind === 'ready' ? read.value : null;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="over">{fr.pages['montee-en-charge']}</p>
          <h1>{shown === null ? fr.pages['montee-en-charge'] : shown.convention.name}</h1>
        </div>
        <div className="page-acts no-print">
          <SiteChoice value={route.site} onChange={(site) => go({ ...route, site })} />
          {conventions.length > 1 && (
            <label className="inline">
              {words.convention}
              <select value={route.part ?? shown?.convention.id ?? ''} onChange={(event) => go({ ...route, part: event.target.value })}>
                {conventions.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <PrintButton />
        </div>
      </div>
      <Reading
        read={read}
        missing={noConvention(session.role === 'manage')}
        empty={(value) => (value.curves.length === 0 ? noConvention(session.role === 'manage') : null)}
      >
        {(rampUp) => (
          <>
            <p className="quiet">
              {words.period(rampUp.convention)}. {words.note}
            </p>
            <CoverageLine coverage={rampUp.coverage} />
            {rampUp.personsGone === true && <Note>{words.personsGone}</Note>}
            <div className="charts two">
              {rampUp.curves.map((curve) => (
                <RampUpChart key={curve.figure} curve={curve} convention={rampUp.convention} withoutTarget={noTarget(session.role === 'manage')} />
              ))}
            </div>
            {rampUp.crossesYears && <p className="quiet">{words.crossesYears}</p>}
            {rampUp.site.code === '*' && <CoverageOfEach rampUp={rampUp} />}
          </>
        )}
      </Reading>
    </>
  );
}

/** Of each antenne, where all are drawn. */
const CoverageOfEach = ({ rampUp }: { readonly rampUp: RampUpView }) => (
  <>
    <h2>{words.coverageOf}</h2>
    <Pairs
      pairs={rampUp.coverageOf.map(({ site, coverage }): Pair => {
        const { received, expected } = receivedOf(coverage);
        return [site.name, frOverview.halfDays(received, expected)];
      })}
    />
  </>
);

const noTarget = (manages: boolean) => (
  <>
    {words.noTarget} {manages && <a href={hashOf({ page: 'administration', part: 'objectifs' })}>{words.setTarget}</a>}
  </>
);

const noConvention = (manages: boolean) => (
  <>
    {words.noConvention} {manages && <a href={hashOf({ page: 'administration', part: 'objectifs' })}>{words.setIt}</a>}
  </>
);
