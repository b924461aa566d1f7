import { type FormEvent, useState } from 'react';
import { post } from '../../api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { frOrganisation as words } from '../../words/fr-organisation.ts';
import { fr } from '../../words/fr.ts';

interface Site {
  readonly code: string;
  readonly name: string;
  readonly districts: readonly string[];
}
/** The antennes with the arrondissements that they serve. */
export function Sites({ sites }: { readonly sites: readonly Site[] }) {
  const [edited, setEdited] = useState<Site | null>(null);
  return (
    <section>
      <h2>{words.sites}</h2>
      <table className="figures left narrow">
        <thead>
          <tr>
            {[words.code, words.name, words.districts].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{words.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.code}>
              <th scope="row">{site.code}</th>
              <td>{site.name}</td>
              <td>{site.districts.length === 0 ? words.noDistricts : site.districts.join(', ')}</td>
              <td className="acts">
                <button type="button" aria-label={words.changeOf(site.name)} onClick={() => setEdited(site)}>
                  {words.change}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => setEdited({ code: '', name: '', districts: [] })}>
        {words.add}
      </button>
      {edited !== null && <SiteDialog site={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function SiteDialog({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) {
  const [code, setCode] = useState(site.code);
  const [name, setName] = useState(site.name);
  const [districts, setDistricts] = useState(site.districts.join(' '));
  const act = useAct(
    () => post<unknown>('organisation/sites', { code: code.trim().toUpperCase(), name, districts: districts.toUpperCase().match(/[^\s,;]+/g) ?? [] }),
    onClose,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <Dialog title={words.siteTitle(site.name)} onClose={onClose}>
      <form className="stacked" onSubmit={submit}>
        {site.code === '' && (
          <>
            <label>
              {words.code}
              <input required maxLength={12} value={code} onChange={(event) => setCode(event.target.value)} />
            </label>
            <p className="quiet">{words.codeNote}</p>
          </>
        )}
        <label>
          {words.name}
          <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          {words.districts}
          <input value={districts} onChange={(event) => setDistricts(event.target.value)} />
        </label>
        <p className="quiet">{words.districtsNote}</p>
        <RefusalNote refusal={act.refusal} malformed={words.siteMalformed} />
        <button type="submit" className="primary" disabled={act.busy}>
          {fr.save}
        </button>
      </form>
    </Dialog>
  );
}
