import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import type { Share } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { ChartFigure } from './chart-figure.tsx';
import { PlotChart } from './plot-chart.tsx';

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly shares: readonly Share[];
  readonly nameOf: (key: string) => string;
  /** What is counted, for the table. */
  readonly unit: string;
  readonly width?: number;
}
/** Lying bars from zero in the order given, each with its number. */
export function ShareBars({ title, note, shares, nameOf, unit, width = 460 }: Props) {
  const options = useMemo((): Plot.PlotOptions => {
    const lines = shares.map(({ key, count, percent }) => ({ name: nameOf(key), count, label: label(count, percent) }));
    const most = Math.max(1, ...lines.map(({ count }) => count));
    return {
      width,
      height: lines.length * 30 + 8,
      marginLeft: 156,
      marginRight: 90,
      marginTop: 4,
      marginBottom: 4,
      x: { domain: [0, most], axis: null },
      y: { domain: lines.map(({ name }) => name), label: null, tickSize: 0, padding: 0.28 },
      marks: [
        Plot.barX(lines, { x: 'count', y: 'name', fill: 'var(--saone)' }),
        Plot.text(lines, { x: 'count', y: 'name', text: 'label', textAnchor: 'start', dx: 6, fill: 'var(--encre)' }),
      ],
    };
  }, [shares, nameOf, width]);
  const twin = {
    columns: ['', unit, 'Part'],
    rows: shares.map(({ key, count, percent }) => [nameOf(key), format.number(count), percent === null ? '–' : format.percent(percent)]),
  };
  return (
    <ChartFigure title={title} twin={twin} {...(note === undefined ? {} : { note })}>
      <PlotChart options={options} label={title} />
    </ChartFigure>
  );
}
const label = (count: number, percent: number | null): string =>
  percent === null ? format.number(count) : `${format.number(count)} · ${format.percent(percent)}`;
