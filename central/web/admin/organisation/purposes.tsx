import { type FormEvent, useState } from 'react';
import { post } from '../../api.ts';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { className } from '../../words/fr-classes.ts';
import { frOrganisation as words } from '../../words/fr-organisation.ts';

/** What all kiosks offer after a scan. */
export function Purposes({ offered, known }: { readonly offered: readonly string[]; readonly known: readonly string[] }) {
  const [chosen, setChosen] = useState(offered);
  const act = useAct(() => post<unknown>('organisation/purposes', { purposes: known.filter((purpose) => chosen.includes(purpose)) }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <form className="card stacked" onSubmit={submit}>
      <fieldset className="choices">
        <legend>
          <h2>{words.purposes}</h2>
        </legend>
        {known.map((purpose) => (
          <label key={purpose} className="inline">
            <input
              type="checkbox"
              checked={chosen.includes(purpose)}
              onChange={({ target }) => setChosen(target.checked ? [...chosen, purpose] : chosen.filter((one) => one !== purpose))}
            />
            {className.purpose(purpose)}
          </label>
        ))}
      </fieldset>
      <p className="quiet">{words.purposesNote}</p>
      <RefusalNote refusal={act.refusal} />
      <button type="submit" disabled={act.busy}>
        {words.savePurposes}
      </button>
    </form>
  );
}
