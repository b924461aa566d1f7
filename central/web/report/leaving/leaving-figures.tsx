import { isMinutes } from '../../../../shared/domain/figures.ts';
import type { LeavingReport } from '../../../reports/leaving-view.ts';
import { Explained } from '../../parts/explained.tsx';
import { Masked } from '../../parts/masked.tsx';
import { format } from '../../words/format.ts';
import { frLeaving as words } from '../../words/fr-leaving.ts';
import { frReport } from '../../words/fr-report.ts';
import { fr } from '../../words/fr.ts';
import { Compared } from '../figures-section.tsx';

/** Section 2 as it leaves: against what was printed of the earlier months, never against an exact number. */
export function LeavingFigures({ report }: { readonly report: LeavingReport }) {
  return (
    <>
      <div className="scroll" role="region" aria-label={frReport.sections[1]} tabIndex={0}>
        <table className="figures" data-testid="figures">
          <thead>
            <tr>
              <th scope="col">{frReport.figure}</th>
              <th scope="col">{frReport.value}</th>
              <th scope="col">{frReport.previous}</th>
              <th scope="col">{frReport.lastYear}</th>
              <th scope="col">{frReport.planned}</th>
            </tr>
          </thead>
          <tbody>
            {report.figures.map(({ name, value, previous, lastYear, planned }) => {
              const show = isMinutes(name) ? format.hours : format.number;
              return (
                <tr key={name} data-figure={name}>
                  <th scope="row">
                    <Explained name={name} label={fr.figures[name]} />
                  </th>
                  <Masked count={value} show={show} />
                  <Compared change={previous} show={show} />
                  <Compared change={lastYear} show={show} />
                  <td>{planned === null ? '–' : show(planned)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="quiet">{words.maskedNote}</p>
    </>
  );
}
