import { useState } from 'react';
import type { MaskedTable, PublicPage } from '../../reports/views.ts';
import { CoverageLine } from '../parts/coverage-line.tsx';
import { MaskedFamily } from '../parts/masked-family.tsx';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { familyNames } from '../words/fr-classes.ts';
import { frPublic as words } from '../words/fr-public.ts';

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
        {({ tables, coverage }) => (
          <>
            <CoverageLine coverage={coverage} />
            {tables
              .filter(({ family }) => shownFamilies.includes(family))
              .map((table) => (
                <section key={table.family}>
                  <h2>{familyNames[table.family]}</h2>
                  <MaskedFamily table={table} />
                </section>
              ))}
            <p className="quiet">{words.noText}</p>
          </>
        )}
      </Reading>
    </>
  );
}
