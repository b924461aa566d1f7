import type { LeavingReport } from '../../../reports/leaving-view.ts';
import { Masked } from '../../parts/masked.tsx';
import { frLeaving as words } from '../../words/fr-leaving.ts';
import { FiguresTable } from '../figures-table.tsx';

const maskedCell = (value: LeavingReport['figures'][number]['value'], show: (value: number) => string) => <Masked count={value} show={show} />;

/** Section 2 as it leaves: against what was printed of the earlier months, never against an exact number. */
export function LeavingFigures({ report }: { readonly report: LeavingReport }) {
  return (
    <>
      <FiguresTable figures={report.figures} cellOf={maskedCell} />
      <p className="quiet">{words.maskedNote}</p>
    </>
  );
}
