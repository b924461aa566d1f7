import { ChartBar, Table } from '@phosphor-icons/react';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { fr } from '../words/fr.ts';

/** Whether F2 asks for tables on the whole page. */
export const TablesContext = createContext(false);

export interface Twin {
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}
interface Props {
  /** The finding, in a sentence. */
  readonly title: string;
  /** What is drawn, its unit, its base. */
  readonly note?: ReactNode;
  readonly twin: Twin;
  readonly children: ReactNode;
}
/** A chart and its table twin: one button, or F2, away (UX §2.3). */
export function ChartFigure({ title, note, twin, children }: Props) {
  const all = useContext(TablesContext);
  const [table, setTable] = useState(all);
  useEffect(() => setTable(all), [all]);
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <button type="button" className="light no-print" aria-pressed={table} onClick={() => setTable((shown) => !shown)}>
          {table ? <ChartBar aria-hidden size={18} /> : <Table aria-hidden size={18} />}
          {table ? fr.showChart : fr.showTable}
        </button>
      </figcaption>
      {note !== undefined && <p className="quiet">{note}</p>}
      {table ? <TwinTable title={title} twin={twin} /> : children}
    </figure>
  );
}

function TwinTable({ title, twin }: { readonly title: string; readonly twin: Twin }) {
  return (
    <div className="scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            {twin.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map(([name, ...cells], at) => (
            // rows have no other identity than their place
            <tr key={`${at} ${name ?? ''}`}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={twin.columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
