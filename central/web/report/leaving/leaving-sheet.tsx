import { shiftMonth } from '../../../../shared/domain/comparison.ts';
import type { LeavingReport } from '../../../reports/leaving-view.ts';
import type { Definitions } from '../../../reports/definitions.ts';
import type { PublishedFamily } from '../../../reports/views.ts';
import { MaskedFamily } from '../../parts/masked-family.tsx';
import { useRead } from '../../use-read.ts';
import { format } from '../../words/format.ts';
import { frLeaving as words, leavingParagraph } from '../../words/fr-leaving.ts';
import { frReport } from '../../words/fr-report.ts';
import { fr } from '../../words/fr.ts';
import { Comments } from '../comments.tsx';
import { HalfDays } from '../coverage-section.tsx';
import { PrintedDefinitions } from '../printed-definitions.tsx';
import { PrintedFoot } from '../printed-foot.tsx';
import { Ramp } from '../sections.tsx';
import { Signatures } from '../signatures.tsx';
import { Stamp } from '../stamp.tsx';
import { LeavingFigures } from './leaving-figures.tsx';
import { LeavingLending } from './leaving-lending.tsx';
import { LeavingSlots } from './leaving-slots.tsx';

interface Props {
  readonly report: LeavingReport;
}
const Brief = ({ report }: Props) => <p className="brief">{leavingParagraph(report, format.monthAlone(shiftMonth(report.stamp.month, -1)))}</p>;
const Slope = ({ report }: Props) => (
  <>
    <Ramp report={report} />
    {report.rampUp !== null && <p className="quiet">{words.rampUpNote}</p>}
  </>
);
const of = (families: readonly PublishedFamily[]) =>
  function Families({ report }: Props) {
    return report.tables
      .filter(({ family }) => families.includes(family))
      .map((table) => (
        <div key={table.family} className="published">
          <MaskedFamily table={table} site={report.site} />
        </div>
      ));
  };
const LoanTables = of(['device', 'place']);
const Loans = ({ report }: Props) => (
  <>
    <LeavingLending report={report} />
    <LoanTables report={report} />
  </>
);
const Coverage = ({ report }: Props) => <HalfDays coverage={report.coverage} />;

/** The numbers of the sections are those of the internal report; activities are purposes, told there. */
const sections = [
  [1, Brief],
  [2, LeavingFigures],
  [3, Slope],
  [4, LeavingSlots],
  [5, of(['purpose'])],
  [6, Loans],
  [8, of(['age', 'district', 'programme', 'newcomer'])],
  [9, Coverage],
] as const;

/** The sheet as it may be sent: every number in it was masked on the server. */
export function LeavingSheet({ report }: Props) {
  const definitions = useRead<Definitions>('reports/definitions');
  return (
    <article className="sheet" data-ready="true" data-testid="leaving">
      <p className="print-title">{words.of(report.site.code === '*' ? fr.all : report.site.name)}</p>
      {sections.map(([number, Section], at) => {
        const title = number === 5 ? words.purposesAndActivities : (frReport.sections[number - 1] ?? '');
        return (
          <section key={number} aria-labelledby={`section-${number}`} className="report-section">
            <h2 id={`section-${number}`}>
              {at + 1}. {title}
            </h2>
            <Section report={report} />
            <Comments report={report} section={number} writes={false} />
            {number === 5 && <Comments report={report} section={7} writes={false} />}
          </section>
        );
      })}
      <section aria-labelledby="section-10" className="report-section">
        <h2 id="section-10">
          {sections.length + 1}. {frReport.sections[9]}
        </h2>
        <Comments report={report} section={10} writes={false} />
      </section>
      <section className="report-section">
        <h2>{frReport.versions}</h2>
        {report.versions.map(({ version, sha256, closedAt, by }) => (
          <p key={version}>
            {words.versionLine(version, closedAt, by)}
            <br />
            <code>{sha256}</code>
          </p>
        ))}
      </section>
      <Signatures />
      {definitions.kind === 'ready' && (
        <p className="quiet">
          <strong>{words.definitionsNote} :</strong> {definitions.value.masking}
        </p>
      )}
      <PrintedDefinitions />
      <Stamp report={report} />
      <PrintedFoot report={report} usage={words.usages.leave} />
    </article>
  );
}
