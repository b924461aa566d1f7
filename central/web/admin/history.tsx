import { Reading } from '../parts/reading.tsx';
import { useSites } from '../parts/site-choice.tsx';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { historyObject } from '../words/history-object.ts';
import { frAdmin as words } from '../words/fr-admin.ts';

interface Change {
  readonly at: number;
  readonly reader: string;
  readonly act: string;
  readonly object: string;
}
/** Who changed what, the newest first. */
export function History() {
  const read = useRead<{ readonly changes: readonly Change[] }>('changes');
  const names = new Map(useSites().map(({ code, name }) => [code, name]));
  return (
    <Reading read={read} empty={({ changes }) => (changes.length === 0 ? words.noChanges : null)}>
      {({ changes }) => (
        <div className="scroll" role="region" aria-label={words.tabs.historique} tabIndex={0}>
          <table className="figures left">
            <thead>
              <tr>
                {[words.at, words.who, words.act, words.object].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ at, reader, act, object }, place) => (
                // two changes may share an instant
                <tr key={`${at} ${place}`}>
                  <th scope="row">{format.moment(at)}</th>
                  <td>{reader}</td>
                  <td>{words.acts[act] ?? act}</td>
                  <td>{historyObject(act, object, names)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Reading>
  );
}
