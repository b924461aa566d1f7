import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import type { HeatCell } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { ChartFigure } from './chart-figure.tsx';
import { PlotChart } from './plot-chart.tsx';

/** Arrivals by weekday and hour; the darker the more, and the number is written in each cell. */
export function HeatMap({ title, note, cells }: { readonly title: string; readonly note: string; readonly cells: readonly HeatCell[] }) {
  const grid = useMemo(() => gridOf(cells), [cells]);
  const options = useMemo((): Plot.PlotOptions => {
    const most = Math.max(1, ...cells.map(({ visits }) => visits));
    return {
      width: 720,
      height: grid.weekdays.length * 36 + 30,
      marginLeft: 84,
      marginTop: 26,
      marginBottom: 4,
      marginRight: 4,
      padding: 0.06,
      x: { domain: grid.hours.map(format.hour), axis: 'top', label: null, tickSize: 0 },
      y: { domain: grid.weekdays.map(format.weekday), label: null, tickSize: 0 },
      color: { type: 'linear', domain: [0, most], range: ['#eef5f4', '#0e5a63'] },
      marks: [
        Plot.cell(cells, { x: ({ hour }: HeatCell) => format.hour(hour), y: ({ weekday }: HeatCell) => format.weekday(weekday), fill: 'visits', rx: 4 }),
        Plot.text(cells, {
          x: ({ hour }: HeatCell) => format.hour(hour),
          y: ({ weekday }: HeatCell) => format.weekday(weekday),
          text: ({ visits }: HeatCell) => format.number(visits),
          // White on the dark half, ink on the pale one: 4.5 to 1 on both.
          fill: ({ visits }: HeatCell) => (visits > most * 0.62 ? '#ffffff' : '#23252f'),
        }),
      ],
    };
  }, [cells, grid]);
  const visitsAt = (weekday: number, hour: number): string => format.number(cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.visits ?? 0);
  const twin = {
    columns: ['', ...grid.hours.map(format.hour)],
    rows: grid.weekdays.map((weekday) => [format.capital(format.weekday(weekday)), ...grid.hours.map((hour) => visitsAt(weekday, hour))]),
  };
  return (
    <ChartFigure title={title} note={note} twin={twin}>
      <PlotChart options={options} label={title} />
    </ChartFigure>
  );
}

/** Every hour between the first and the last with arrivals; Monday to Friday at least. */
function gridOf(cells: readonly HeatCell[]): { readonly hours: readonly number[]; readonly weekdays: readonly number[] } {
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = hours.length === 0 ? [9, 17] : [Math.min(...hours), Math.max(...hours)];
  const lastDay = Math.max(5, ...cells.map(({ weekday }) => weekday));
  return { hours: Array.from({ length: last - first + 1 }, (_, at) => first + at), weekdays: Array.from({ length: lastDay }, (_, at) => at + 1) };
}
