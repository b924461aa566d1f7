import { useMemo, useState } from 'react';
import type { MaskedCount, MaskedTable, PublicPage, Share } from '../../reports/views.ts';
import { ShareBars } from '../charts/share-bars.tsx';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { className, familyNames } from '../words/fr-classes.ts';
import { frPublic as words, publicFinding } from '../words/fr-public.ts';
import { fr } from '../words/fr.ts';

const thresholds = [5, 11] as const;
const shownFamilies: readonly MaskedTable['family'][] = ['age', 'district', 'programme', 'newcomer'];

/** C7: who came, as it may leave the organisation; the masking rule is on the page. */
export function Public({ session, month }: PageProps) {
  const [threshold, setThreshold] = useState<5 | 11>(5);
  const read = useRead<PublicPage>(`reports/public?month=${month}&threshold=${threshold}`);
  const state = read.kind === 'ready' && !read.stale ? read.value.stamp.state : null;
  return (
    <>
      <MonthHead title={words.title} month={month} today={session.today} state={state}>
        <PrintButton />
      </MonthHead>
      <fieldset className="segments no-print">
        <legend className="unseen">{words.threshold}</legend>
        {thresholds.map((each) => (
          <label key={each}>
            <input type="radio" name="threshold" checked={threshold === each} onChange={() => setThreshold(each)} />
            <span>{words.thresholds[each]}</span>
          </label>
        ))}
      </fieldset>
      <Note>{words.rule(threshold)}</Note>
      <Reading read={read} empty={({ tables }) => (tables.every(({ total, withheld }) => total === 0 && !withheld) ? words.empty : null)}>
        {({ tables }) => (
          <>
            {tables
              .filter(({ family }) => shownFamilies.includes(family))
              .map((table) => (
                <section key={table.family}>
                  <h2>{familyNames[table.family]}</h2>
                  {table.withheld ? <Note>{words.withheld}</Note> : <Family table={table} />}
                </section>
              ))}
            <p className="quiet">{words.noText}</p>
          </>
        )}
      </Reading>
    </>
  );
}

function Family({ table }: { readonly table: MaskedTable }) {
  const nameOf = className[table.family];
  // A masked class is not drawn as zero: it is left to the table.
  const shares = useMemo((): readonly Share[] => {
    const base = table.total ?? 0;
    return table.columns.flatMap((key, at) => {
      const count = table.totals[at] ?? null;
      return count === null || count === 0 ? [] : [{ key, count, percent: base >= 11 ? Math.round((count / base) * 100) : null }];
    });
  }, [table]);
  return (
    <div className="family above">
      <ShareBars title={publicFinding(table, familyNames[table.family])} shares={shares} nameOf={nameOf} unit={words.unit} />
      <div className="scroll" role="region" aria-label={familyNames[table.family]} tabIndex={0}>
        <table className="figures small">
          <thead>
            <tr>
              <th scope="col">{fr.antenne}</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {nameOf(column)}
                </th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.sites.map(({ code }) => code).join(' ')}>
                <th scope="row">{words.together(row.sites.map(({ name }) => name))}</th>
                {row.cells.map((cell, at) => (
                  <Masked key={table.columns[at]} count={cell} />
                ))}
                <Masked count={row.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{fr.all}</th>
              {table.totals.map((cell, at) => (
                <Masked key={table.columns[at]} count={cell} />
              ))}
              <Masked count={table.total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

const Masked = ({ count }: { readonly count: MaskedCount }) =>
  count === null ? (
    <td className="masked">
      <span aria-hidden="true">{words.sign}</span>
      <span className="unseen">{words.masked}</span>
    </td>
  ) : (
    <td>{format.number(count)}</td>
  );
