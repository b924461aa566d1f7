import { useMemo, useState } from 'react';
import { type FigureName, figureNames } from '../../../shared/domain/figures.ts';
import type { ComparedSite, Comparison as View } from '../../reports/views.ts';
import { ShareBars } from '../charts/share-bars.tsx';
import { SmallMultiples } from '../charts/small-multiples.tsx';
import { CoverageLine } from '../parts/coverage-line.tsx';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { useRoute } from '../use-route.ts';
import { comparisonFinding, frComparison as words, normalisedFinding, showFigure } from '../words/fr-comparison.ts';
import { fr } from '../words/fr.ts';

type Lecture = keyof typeof words.views;
const lectures = Object.keys(words.views) as Lecture[]; // keys of a typed record

/** C4: the antennes beside each other, on one scale. */
export function Comparison({ session, month }: PageProps) {
  const [route, go] = useRoute();
  const figure: FigureName = figureNames.find((name) => name === route.part) ?? 'visits';
  const [lecture, setLecture] = useState<Lecture>('twelve');
  const read = useRead<View>(`reports/comparison?month=${month}&figure=${figure}`);
  const state = read.kind === 'ready' && !read.stale && read.value.sites.length > 0 ? read.value.stamp.state : null;
  return (
    <>
      <MonthHead title={fr.pages.comparaison} month={month} today={session.today} state={state}>
        <PrintButton />
      </MonthHead>
      <div className="choices no-print">
        <label className="inline">
          {words.indicator}
          <select value={figure} onChange={(event) => go({ ...route, part: event.target.value })}>
            {figureNames.map((name) => (
              <option key={name} value={name}>
                {fr.figures[name]}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="segments">
          <legend className="unseen">{words.view}</legend>
          {lectures.map((each) => (
            <label key={each}>
              <input type="radio" name="lecture" checked={lecture === each} onChange={() => setLecture(each)} />
              <span>{words.views[each]}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <Reading read={read} empty={({ sites }) => (sites.length === 0 ? fr.noSites : null)}>
        {(comparison) => (
          <>
            <CoverageLine coverage={comparison.coverage} />
            {comparison.unequalOpening && lecture === 'twelve' && <Note>{words.unequal}</Note>}
            {lecture === 'twelve' ? (
              <SmallMultiples title={comparisonFinding(comparison, showFigure(figure))} note={words.note} comparison={comparison} show={showFigure(figure)} />
            ) : (
              <Normalised comparison={comparison} by={lecture} />
            )}
          </>
        )}
      </Reading>
    </>
  );
}

/** One bar an antenne, divided by what makes them comparable. */
function Normalised({ comparison, by }: { readonly comparison: View; readonly by: 'half-day' | 'per-100' }) {
  const lines = useMemo(() => {
    const hours = comparison.figure.endsWith('Minutes') ? 60 : 1;
    const of = (site: ComparedSite): number | null => (by === 'half-day' ? site.perHalfDay : site.per100Persons);
    return comparison.sites
      .flatMap((site) => {
        const value = of(site);
        return value === null ? [] : [{ key: site.site.name, count: Math.round((value / hours) * 10) / 10, percent: null }];
      })
      .toSorted((a, b) => b.count - a.count);
  }, [comparison, by]);
  const title = normalisedFinding(comparison, { by, lines });
  return (
    <ShareBars title={title} note={by === 'half-day' ? words.halfDayNote : words.per100Note} shares={lines} nameOf={sameName} unit={words.unit} width={860} />
  );
}
const sameName = (name: string): string => name;
