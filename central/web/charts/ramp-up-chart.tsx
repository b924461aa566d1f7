import * as Plot from '@observablehq/plot';
import { type ReactNode, useMemo } from 'react';
import type { Convention, RampUpCurve } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { frRampUp, rampUpFinding } from '../words/fr-ramp-up.ts';
import { ChartFigure } from './chart-figure.tsx';
import { PlotChart } from './plot-chart.tsx';

const dateOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

interface Props {
  readonly curve: RampUpCurve;
  readonly convention: Convention;
  readonly width?: number;
  readonly height?: number;
  /** Said under the finding of a curve without a target. */
  readonly withoutTarget?: ReactNode;
}
/** What is reached, week after week, against what was planned; the forecast at the end. Two lines, named where they end. */
export function RampUpChart({ curve, convention, width = 460, height = 260, withoutTarget }: Props) {
  const options = useMemo((): Plot.PlotOptions => {
    const points = curve.points.map(({ day, reached, planned }) => ({ at: dateOf(day), reached, planned }));
    const end = dateOf(convention.endsOn);
    const last = points.at(-1);
    const plannedLine = points.filter(({ planned }) => planned !== null);
    const goal = curve.target === null ? [] : [{ at: end, value: curve.target }];
    const forecast =
      curve.forecast === null || last === undefined || last.at >= end
        ? []
        : [
            { at: last.at, value: last.reached },
            { at: end, value: curve.forecast },
          ];
    const planTail =
      curve.target === null || plannedLine.length === 0
        ? []
        : [
            { at: plannedLine.at(-1)?.at ?? end, value: plannedLine.at(-1)?.planned ?? 0 },
            { at: end, value: curve.target },
          ];
    const top = Math.max(1, curve.target ?? 0, curve.forecast ?? 0, ...points.map(({ reached }) => reached));
    return {
      width,
      height,
      marginLeft: 52,
      marginRight: 92,
      marginTop: 14,
      marginBottom: 28,
      x: {
        type: 'utc',
        domain: [dateOf(convention.startsOn), end],
        label: null,
        tickFormat: (at: Date) => format.monthShort(at.toISOString().slice(0, 7)),
        ticks: 6,
        tickSize: 0,
      },
      y: { domain: [0, top * 1.06], label: null, grid: true, ticks: 5, tickFormat: format.number, tickSize: 0 },
      marks: [
        Plot.ruleY([0], { stroke: 'var(--encre)' }),
        Plot.line(plannedLine, { x: 'at', y: 'planned', stroke: 'var(--trait-fort)', strokeWidth: 2, strokeDasharray: '2 4' }),
        Plot.line(planTail, { x: 'at', y: 'value', stroke: 'var(--trait-fort)', strokeWidth: 2, strokeDasharray: '2 4' }),
        Plot.line(forecast, { x: 'at', y: 'value', stroke: 'var(--saone)', strokeWidth: 2, strokeDasharray: '6 5' }),
        Plot.line(points, { x: 'at', y: 'reached', stroke: 'var(--saone)', strokeWidth: 3.5 }),
        Plot.dot(points.slice(-1), { x: 'at', y: 'reached', r: 5, fill: 'var(--saone)' }),
        Plot.text(points.slice(-1), {
          x: 'at',
          y: 'reached',
          text: () => format.number(curve.reached),
          dy: -14,
          fontWeight: 700,
          fill: 'var(--saone)',
          stroke: 'var(--blanc)',
          strokeWidth: 4,
        }),
        Plot.dot(goal, { x: 'at', y: 'value', r: 5, fill: 'var(--safran)', stroke: 'var(--encre)' }),
        ...endLabels(curve, end, top),
      ],
    };
  }, [curve, convention, width, height]);
  const title = rampUpFinding(curve, convention);
  const twin = {
    columns: [frRampUp.week, frRampUp.reached, frRampUp.planned],
    rows: curve.points.map(({ day, reached, planned }) => [
      format.dayShort(day),
      format.number(reached),
      planned === null ? '–' : format.number(Math.round(planned)),
    ]),
  };
  return (
    <ChartFigure title={title} twin={twin} {...(curve.target === null && withoutTarget !== undefined ? { note: withoutTarget } : {})}>
      <PlotChart options={options} label={title} />
    </ChartFigure>
  );
}

/** "objectif 4 000" and "à ce rythme 4 300" at the right edge, pushed apart when they would touch. */
function endLabels(curve: RampUpCurve, at: Date, top: number): readonly Plot.Markish[] {
  const { target, forecast } = curve;
  const near = target !== null && forecast !== null && Math.abs(target - forecast) < top * 0.13;
  const lift = near ? 15 : 0;
  const up = (forecast ?? 0) >= (target ?? 0);
  const one = (value: number | null, words: (text: string) => string, given: { dy: number; fill: string }) =>
    value === null
      ? []
      : [
          Plot.text([{ at, value }], {
            x: 'at',
            y: 'value',
            text: () => words(format.number(Math.round(value))),
            textAnchor: 'start',
            dx: 9,
            lineHeight: 1.15,
            ...given,
          }),
        ];
  return [
    ...one(target, frRampUp.goalLabel, { dy: up ? lift : -lift, fill: 'var(--encre)' }),
    ...one(forecast === curve.reached ? null : forecast, frRampUp.forecastLabel, { dy: up ? -lift : lift, fill: 'var(--saone)' }),
  ];
}
