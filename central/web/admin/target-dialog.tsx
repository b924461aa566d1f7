import { type FormEvent, useState } from 'react';
import type { TargetFigure } from '../../../shared/domain/targets.ts';
import { post } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { useAct } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frTargets as words } from '../words/fr-targets.ts';
import { fr } from '../words/fr.ts';

export interface Edited {
  readonly convention: { readonly id: number; readonly months: readonly string[] };
  readonly site: string;
  readonly siteName: string;
  readonly figure: TargetFigure;
  readonly total: number | null;
  readonly slope: readonly number[];
}

/** One target: its total, and the weight of each month if it is not even. */
export function TargetDialog({ edited, onClose }: { readonly edited: Edited; readonly onClose: () => void }) {
  const { convention, site, figure } = edited;
  const [total, setTotal] = useState(edited.total === null ? '' : String(edited.total));
  const [weights, setWeights] = useState(convention.months.map((_, at) => String(edited.slope[at] ?? '')));
  const slope = weights.every((weight) => weight === '') ? [] : weights.map(Number);
  const act = useAct(
    () => post<unknown>('reports/targets', { convention: convention.id, site, figure, total: total === '' ? null : Number(total), slope }),
    onClose,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <Dialog title={words.title(fr.targets[figure], edited.siteName)} onClose={onClose}>
      <form onSubmit={submit}>
        <label>
          {words.goal}
          <input type="number" min={0} step={1} value={total} onChange={(event) => setTotal(event.target.value)} />
        </label>
        <p className="quiet">{words.goalNote}</p>
        <fieldset className="slope">
          <legend>{words.slope}</legend>
          <p className="quiet">{words.slopeNote}</p>
          {convention.months.map((month, at) => (
            <label key={month}>
              {format.monthShort(month)} {month.slice(2, 4)}
              <input
                type="number"
                min={0}
                step="any"
                required={slope.length > 0}
                value={weights[at] ?? ''}
                onChange={(event) => setWeights(weights.map((weight, place) => (place === at ? event.target.value : weight)))}
              />
            </label>
          ))}
        </fieldset>
        <RefusalNote refusal={act.refusal} malformed={words.malformed} />
        <button type="submit" className="primary" disabled={act.busy}>
          {fr.save}
        </button>
      </form>
    </Dialog>
  );
}
