import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import type { Comparison } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { ChartFigure } from './chart-figure.tsx';
import { PlotChart } from './plot-chart.tsx';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly comparison: Comparison;
  readonly show: (value: number) => string;
}
/** Twelve months of each antenne, the largest first, all on one scale; the last month is the dark bar. */
export function SmallMultiples({ title, note, comparison, show }: Props) {
  const { months, sites } = comparison;
  const options = useMemo((): Plot.PlotOptions => {
    const last = months.at(-1) ?? '';
    const bars = sites.flatMap(({ site, values }) =>
      values.flatMap((value, at) => (value === null ? [] : [{ name: site.name, month: months[at] ?? '', value, latest: months[at] === last }])),
    );
    const missing = sites.flatMap(({ site, values }) => values.flatMap((value, at) => (value === null ? [{ name: site.name, month: months[at] ?? '' }] : [])));
    const top = Math.max(1, ...bars.map(({ value }) => value));
    return {
      width: 1080,
      height: 300,
      marginLeft: 52,
      marginRight: 8,
      marginTop: 40,
      marginBottom: 26,
      fx: { domain: sites.map(({ site }) => site.name), label: null, padding: 0.09, tickSize: 0 },
      x: { domain: months, label: null, tickSize: 0, ticks: [months[0] ?? '', last], tickFormat: format.monthShort, padding: 0.22 },
      y: { domain: [0, top * 1.1], label: null, ticks: 4, grid: true, tickFormat: show, tickSize: 0 },
      marks: [
        Plot.barY(bars, { fx: 'name', x: 'month', y: 'value', fill: ({ latest }: { latest: boolean }) => (latest ? 'var(--saone)' : 'var(--chart-pale)') }),
        Plot.text(missing, { fx: 'name', x: 'month', y: 0, text: () => '–', dy: -7, fill: 'var(--encre-2)' }),
        Plot.text(
          bars.filter(({ latest }) => latest),
          { fx: 'name', x: 'month', y: 'value', text: ({ value }: { value: number }) => show(value), dy: -10, fontWeight: 700, fill: 'var(--encre)' },
        ),
        Plot.ruleY([0], { stroke: 'var(--encre)' }),
      ],
    };
  }, [months, sites, show]);
  const twin = {
    columns: ['Antenne', ...months.map((month) => `${format.monthShort(month)} ${month.slice(2, 4)}`)],
    rows: sites.map(({ site, values }) => [site.name, ...values.map((value) => (value === null ? 'rien reçu' : show(value)))]),
  };
  return (
    <ChartFigure title={title} note={note} twin={twin}>
      <PlotChart options={options} label={title} />
    </ChartFigure>
  );
}
