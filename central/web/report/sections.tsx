import { shiftMonth } from '../../../shared/domain/comparison.ts';
import type { MonthlyReport } from '../../reports/views.ts';
import { HeatMap } from '../charts/heat-map.tsx';
import { RampUpChart } from '../charts/ramp-up-chart.tsx';
import { ShareBars } from '../charts/share-bars.tsx';
import { Note } from '../parts/note.tsx';
import { format } from '../words/format.ts';
import { Explained } from '../parts/explained.tsx';
import { className, familyNames } from '../words/fr-classes.ts';
import { paragraph } from '../words/fr-facts.ts';
import { frRampUp } from '../words/fr-ramp-up.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';
import { leading } from './leading.ts';
export { Figures } from './figures-section.tsx';

export interface SectionProps {
  readonly report: MonthlyReport;
}

export const Brief = ({ report }: SectionProps) => <p className="brief">{paragraph(report.facts, format.monthAlone(shiftMonth(report.stamp.month, -1)))}</p>;

export function Ramp({ report: { rampUp } }: { readonly report: Pick<MonthlyReport, 'rampUp'> }) {
  if (rampUp === null || rampUp.curves.length === 0) return <Note>{words.noConvention}</Note>;
  return (
    <>
      <p className="quiet">
        {rampUp.convention.name}, {frRampUp.period(rampUp.convention)}. {frRampUp.note}
      </p>
      <div className="charts two">
        {rampUp.curves.map((curve) => (
          <RampUpChart key={curve.figure} curve={curve} convention={rampUp.convention} />
        ))}
      </div>
      {rampUp.crossesYears && <p className="quiet">{frRampUp.crossesYears}</p>}
    </>
  );
}

export function HoursAndDays({ report }: SectionProps) {
  const [most] = report.heatMap.toSorted((a, b) => b.visits - a.visits);
  if (most === undefined) return <Note>{words.noVisits}</Note>;
  return <HeatMap title={words.peak(most.weekday, most.hour, most.visits)} note={words.heatNote} cells={report.heatMap} />;
}

export const Purposes = ({ report }: SectionProps) => (
  <ShareBars
    title={leading(words.purposes, report.purposes, className.purpose)}
    note={words.purposesNote}
    shares={report.purposes}
    nameOf={className.purpose}
    unit={fr.figures.visits}
    width={720}
  />
);

const loanHours = (minutes: MonthlyReport['equipment']['loanMinutes']): readonly Pair[] =>
  minutes === undefined
    ? []
    : [
        [fr.figures.onSiteLoanMinutes, format.hours(minutes.onSite), 'onSiteLoanMinutes'],
        [fr.figures.takeHomeLoanMinutes, format.hours(minutes.takeHome), 'takeHomeLoanMinutes'],
      ];

/** Nothing where a version was frozen before it was counted; a dash where no closing said what was in service. */
const occupancyPair = (percent: number | null | undefined): readonly Pair[] =>
  percent === undefined ? [] : [[words.equipment.occupancy, percent === null ? '–' : format.percent(percent), 'occupancy']];

/** Nothing where a version was frozen before waits were counted. */
const waitPairs = (waits: MonthlyReport['equipment']['waits']): readonly Pair[] =>
  waits === undefined
    ? []
    : [
        [words.equipment.waits, format.number(waits.seated), 'seatedWaits'],
        [words.equipment.meanWait, waits.seated === 0 ? '–' : words.equipment.minutes(waits.minutes / waits.seated), 'meanWait'],
        [words.equipment.refusedWaits, format.number(waits.refused), 'refusedWaits'],
      ];

/** Nothing where a version was frozen before incidents were told; not told is no zero. */
function incidentPairs({ incidents, loans }: MonthlyReport['equipment']): readonly Pair[] {
  if (incidents === undefined) return [];
  if (incidents === null) return [[words.equipment.incidents, words.equipment.notTold, 'incidents']];
  const { count, told, kinds } = incidents;
  const value = told === loans ? format.number(count) : words.equipment.ofTold(count, told);
  const seen = kinds.filter((one) => one.count > 0).map((one): Pair => [words.equipment.incidentKinds[one.kind], format.number(one.count)]);
  return [[words.equipment.incidents, value, 'incidents'], ...seen];
}
function usePairs(rates: MonthlyReport['equipment']['useRates']): readonly Pair[] {
  if (rates === undefined) return [];
  if (rates === null) return [[words.equipment.rateOfUseAll, words.equipment.notTold, 'useRate']];
  return rates.map(
    ({ kind, percent }): Pair => [
      words.equipment.rateOfUse(className.device(kind)),
      percent === null ? words.equipment.fewDays : format.percent(percent),
      'useRate',
    ],
  );
}

export function Equipment({ report }: SectionProps) {
  const { equipment } = report;
  return (
    <div className="family">
      <Pairs
        pairs={[
          [words.equipment.sessions, format.number(equipment.sessions), 'workstationSessions'],
          [words.equipment.sessionHours, format.hours(equipment.sessionMinutes), 'workstationMinutes'],
          ...occupancyPair(equipment.occupancy),
          [words.equipment.loans, format.number(equipment.loans), 'loans'],
          [words.equipment.takeHomeLoans, format.number(equipment.takeHomeLoans), 'takeHomeLoans'],
          ...loanHours(equipment.loanMinutes),
          [words.equipment.lateReturns, format.number(equipment.lateReturns), 'lateReturns'],
          ...incidentPairs(equipment),
          ...usePairs(equipment.useRates),
          ...waitPairs(equipment.waits),
        ]}
      />
      <ShareBars
        title={leading(words.devices, equipment.devices, className.device)}
        shares={equipment.devices}
        nameOf={className.device}
        unit={fr.figures.loans}
      />
    </div>
  );
}

const withPlan = (value: number, planned: number | null): string =>
  planned === null ? format.number(value) : `${format.number(value)} ${words.ofPlanned(format.number(planned))}`;

export function Activities({ report }: SectionProps) {
  const { activities } = report;
  return (
    <>
      <Pairs
        pairs={[
          [words.activities.workshops, withPlan(activities.workshops, activities.plannedWorkshops), 'workshops'],
          [words.activities.mediations, format.number(activities.mediations), 'mediations'],
          [words.activities.diagnostics, format.number(activities.diagnostics), 'diagnostics'],
          [words.activities.procedures, format.number(activities.procedures), 'procedures'],
        ]}
      />
      <p className="quiet">{words.activitiesNote}</p>
    </>
  );
}

export function WhoCame({ report }: SectionProps) {
  const { base, ages, districts, programmes, newcomers } = report.public;
  const families = [
    ['age', ages],
    ['district', districts],
    ['programme', programmes],
    ['newcomer', newcomers],
  ] as const;
  return (
    <>
      <p className="quiet">{words.publicBase(base)}</p>
      <div className="charts two">
        {families.map(([family, shares]) => (
          <ShareBars
            key={family}
            title={leading(familyNames[family], shares, className[family])}
            shares={shares}
            nameOf={className[family]}
            unit={fr.figures.visits}
          />
        ))}
      </div>
    </>
  );
}

/** A name, its number, and the figure whose definition is one click away. */
export type Pair = readonly [name: string, value: string, figure?: string];
/** Names and numbers, side by side. */
export const Pairs = ({ pairs }: { readonly pairs: readonly Pair[] }) => (
  <dl className="pairs">
    {pairs.map(([name, value, figure]) => (
      <div key={name}>
        <dt>{figure === undefined ? name : <Explained name={figure} label={name} />}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
