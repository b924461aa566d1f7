import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { Note } from '../../parts/note.tsx';
import { format } from '../../words/format.ts';
import { frOrganisation as words } from '../../words/fr-organisation.ts';
import { CharterForm } from './charter-form.tsx';

interface Charter {
  readonly version: number;
  readonly from: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly author: string;
}
/** The versions of the charter, the newest first; none is ever changed. */
export function Charters({ charters, today }: { readonly charters: readonly Charter[]; readonly today: string }) {
  const [shown, setShown] = useState<Charter | null>(null);
  return (
    <section>
      <h2>{words.charters}</h2>
      {charters.length === 0 ? (
        <Note>{words.noCharter}</Note>
      ) : (
        <table className="figures left narrow">
          <thead>
            <tr>
              {[words.version, words.from, words.languages, words.by].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{words.read}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {charters.map((charter) => (
              <tr key={charter.version}>
                <th scope="row">{charter.version}</th>
                <td>{format.day(charter.from)}</td>
                <td>{words.languagesCount(Object.keys(charter.texts).length)}</td>
                <td>{charter.author}</td>
                <td className="acts">
                  <button type="button" aria-label={words.readOf(charter.version)} onClick={() => setShown(charter)}>
                    {words.read}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CharterForm key={charters.length} latest={charters[0]?.texts ?? {}} today={today} />
      {shown !== null && (
        <Dialog title={words.charterTitle(shown.version)} onClose={() => setShown(null)}>
          {Object.entries(shown.texts).map(([language, text]) => (
            <p key={language} lang={language} dir="auto" className="charter-text">
              {text}
            </p>
          ))}
        </Dialog>
      )}
    </section>
  );
}
