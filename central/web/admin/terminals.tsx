import { useState } from 'react';
import { post } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { Reading } from '../parts/reading.tsx';
import { useAct, useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frAdmin as words } from '../words/fr-admin.ts';
import { frCompleteness } from '../words/fr-completeness.ts';
import { fr } from '../words/fr.ts';
import { Enrol } from './enrol.tsx';
import { ImportBatches } from './import-batches.tsx';

interface TerminalLine {
  readonly name: string;
  readonly siteName: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number | null;
  readonly clockGapMs: number;
  readonly revokedAt: number | null;
  readonly words: readonly string[];
  readonly quarantined: number;
  readonly program: string | null;
  readonly waiting: number | null;
}
interface TerminalsView {
  readonly terminals: readonly TerminalLine[];
}

/** The terminals, what can be compared, and the way to link or revoke one. */
export function Terminals() {
  const read = useRead<TerminalsView>('terminals');
  const [revoking, setRevoking] = useState<string | null>(null);
  return (
    <>
      <Reading read={read} empty={({ terminals }) => (terminals.length === 0 ? words.noTerminals : null)}>
        {({ terminals }) => (
          <div className="scroll" role="region" aria-label={words.tabs.terminaux} tabIndex={0}>
            <table className="figures left">
              <thead>
                <tr>
                  {[words.terminal, fr.antenne, words.lastContact, words.program, words.clock, words.waiting, words.words, words.quarantined].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="unseen">{words.revoke}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {terminals
                  .toSorted((a, b) => b.enrolledAt - a.enrolledAt)
                  .map((terminal) => (
                    <Line key={terminal.name} terminal={terminal} onRevoke={() => setRevoking(terminal.name)} />
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Reading>
      <Enrol />
      <ImportBatches />
      {revoking !== null && <Revoke name={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

const Line = ({ terminal, onRevoke }: { readonly terminal: TerminalLine; readonly onRevoke: () => void }) => (
  <tr>
    <th scope="row">{terminal.name}</th>
    <td>{terminal.siteName}</td>
    <td className="keep">{terminal.lastContactAt === null ? fr.never : format.moment(terminal.lastContactAt)}</td>
    <td>{terminal.program ?? fr.notTold}</td>
    <td>{frCompleteness.seconds(terminal.clockGapMs)}</td>
    <td>{terminal.waiting === null ? fr.notTold : format.number(terminal.waiting)}</td>
    <td className="keep">{terminal.words.join(' · ')}</td>
    <td>{format.number(terminal.quarantined)}</td>
    <td>
      {terminal.revokedAt === null ? (
        <button type="button" className="danger" onClick={onRevoke}>
          {words.revoke}
        </button>
      ) : (
        words.revoked(format.moment(terminal.revokedAt))
      )}
    </td>
  </tr>
);

function Revoke({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const act = useAct(() => post<unknown>(`terminals/${encodeURIComponent(name)}/revoke`), onClose);
  return (
    <Dialog title={words.revokeTitle(name)} onClose={onClose}>
      <p>{words.revokeText}</p>
      <RefusalNote refusal={act.refusal} />
      <button type="button" className="danger" disabled={act.busy} onClick={() => act.run(undefined)}>
        {words.revokeSure}
      </button>
    </Dialog>
  );
}
