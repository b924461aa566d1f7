import { type FormEvent, useState } from 'react';
import { targetFigures } from '../../../shared/domain/targets.ts';
import type { Convention, TargetLine, TargetsView } from '../../reports/views.ts';
import { post } from '../api.ts';
import { Note } from '../parts/note.tsx';
import { Reading } from '../parts/reading.tsx';
import { useSites } from '../parts/site-choice.tsx';
import { useAct, useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frTargets as words } from '../words/fr-targets.ts';
import { fr } from '../words/fr.ts';
import { type Edited, TargetDialog } from './target-dialog.tsx';

type ConventionView = TargetsView['conventions'][number];

/** The conventions, and what each promises for each antenne and for all. */
export function Targets() {
  const read = useRead<TargetsView>('reports/targets');
  const [edited, setEdited] = useState<Edited | null>(null);
  return (
    <>
      <Reading read={read} empty={({ conventions }) => (conventions.length === 0 ? words.none : null)}>
        {({ conventions, history }) => (
          <>
            {conventions.map((convention) => (
              <TargetTable key={convention.id} convention={convention} onEdit={setEdited} />
            ))}
            {history.length > 0 && (
              <details>
                <summary>{words.history}</summary>
                <ul>
                  {history.map((line, at) => (
                    // a target may change twice in an instant
                    <li key={`${at} ${line.at}`}>
                      {format.moment(line.at)}, {line.by} : {fr.targets[line.figure]}, {line.site.code === '*' ? fr.all : line.site.name},{' '}
                      {line.total === null ? words.withdrawn : format.number(line.total)}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Reading>
      <NewConvention />
      {edited !== null && <TargetDialog edited={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function TargetTable({ convention, onEdit }: { readonly convention: ConventionView; readonly onEdit: (edited: Edited) => void }) {
  const sites = [{ code: '*', name: fr.all }, ...useSites()];
  const of = (site: string, figure: TargetLine['figure']): TargetLine | undefined =>
    convention.targets.find((target) => target.site.code === site && target.figure === figure && target.total !== null);
  return (
    <section>
      <h2>{words.table(convention.name)}</h2>
      <p className="quiet">
        {format.day(convention.startsOn)} – {format.day(convention.endsOn)}
      </p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{fr.antenne}</th>
            {targetFigures.map((figure) => (
              <th key={figure} scope="col">
                {fr.targets[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {targetFigures.map((figure) => {
                const target = of(code, figure);
                return (
                  <td key={figure}>
                    {target !== undefined && target.total !== null && (
                      <>
                        <strong>{format.number(target.total)}</strong>
                        <small>{target.slope.length > 0 ? words.bySlope : words.byDays}</small>
                      </>
                    )}
                    <button
                      type="button"
                      className="light"
                      aria-label={`${target === undefined ? words.set : words.change} : ${words.title(fr.targets[figure], name)}`}
                      onClick={() => onEdit({ convention, site: code, siteName: name, figure, total: target?.total ?? null, slope: target?.slope ?? [] })}
                    >
                      {target === undefined ? words.set : words.change}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NewConvention() {
  const [name, setName] = useState('');
  const [startsOn, setStart] = useState('');
  const [endsOn, setEnd] = useState('');
  const act = useAct(
    () => post<Convention>('reports/conventions', { name, startsOn, endsOn }),
    () => setName(''),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <form className="card form-row" onSubmit={submit}>
      <h2>{words.newConvention}</h2>
      <label>
        {words.name}
        <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {words.startsOn}
        <input required type="date" value={startsOn} onChange={(event) => setStart(event.target.value)} />
      </label>
      <label>
        {words.endsOn}
        <input required type="date" value={endsOn} min={startsOn} onChange={(event) => setEnd(event.target.value)} />
      </label>
      <button type="submit" className="primary" disabled={act.busy}>
        {words.create}
      </button>
      {act.refusal !== null && <Note kind="error">{act.refusal.status === 400 ? words.conventionMalformed : fr.silent}</Note>}
    </form>
  );
}
