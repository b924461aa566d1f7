import { type FormEvent, useState } from 'react';
import { ApiError, api } from './api.ts';
import { fr } from './fr.ts';
import { useAnswer } from './use-answer.ts';

const when = (at: number | null): string =>
  at === null ? fr.never : new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

/** Terminals with what can be compared and revoked, and codes for new ones. */
export function TerminalsPage() {
  const [answer, again] = useAnswer('terminals', api.terminals);
  const revoke = (name: string): void => {
    if (window.confirm(fr.revokeSure)) void api.revoke(name).finally(again);
  };
  return (
    <>
      <h1>{fr.terminals}</h1>
      {answer.kind === 'loading' && <p className="note">{fr.loading}</p>}
      {answer.kind === 'error' && (
        <p className="note note-error" role="alert">
          {fr.silent}{' '}
          <button type="button" onClick={again}>
            {fr.retry}
          </button>
        </p>
      )}
      {answer.kind === 'ready' && answer.value.terminals.length === 0 && <p className="note">{fr.empty}</p>}
      {answer.kind === 'ready' && answer.value.terminals.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th>{fr.terminal}</th>
              <th>{fr.antenne}</th>
              <th>{fr.lastContact}</th>
              <th>{fr.clock}</th>
              <th>{fr.words}</th>
              <th>{fr.quarantined}</th>
              <th aria-label={fr.revoke} />
            </tr>
          </thead>
          <tbody>
            {answer.value.terminals.map((terminal) => (
              <tr key={terminal.name}>
                <th scope="row">{terminal.name}</th>
                <td>{terminal.siteName}</td>
                <td>{when(terminal.lastContactAt)}</td>
                <td>{Math.round(terminal.clockGapMs / 1000)} s</td>
                <td>{terminal.words.join(' · ')}</td>
                <td>{terminal.quarantined}</td>
                <td>
                  {terminal.revokedAt === null ? (
                    <button type="button" onClick={() => revoke(terminal.name)}>
                      {fr.revoke}
                    </button>
                  ) : (
                    fr.revoked
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NewCode />
    </>
  );
}

function NewCode() {
  const [siteCode, setSiteCode] = useState('');
  const [siteName, setSiteName] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const create = (event: FormEvent): void => {
    event.preventDefault();
    api.newCode(siteCode.toUpperCase(), siteName).then(
      (made) => {
        setCode(made.code);
        setFailure(null);
      },
      (error: unknown) => setFailure(error instanceof ApiError && error.status === 400 ? fr.malformed : fr.silent),
    );
  };
  return (
    <form className="new-code" onSubmit={create}>
      <h2>{fr.newCode}</h2>
      <label>
        {fr.siteCode}
        <input required maxLength={12} value={siteCode} onChange={(event) => setSiteCode(event.target.value)} />
      </label>
      <label>
        {fr.siteName}
        <input required maxLength={80} value={siteName} onChange={(event) => setSiteName(event.target.value)} />
      </label>
      <button type="submit" className="primary">
        {fr.create}
      </button>
      {failure !== null && (
        <p className="note note-error" role="alert">
          {failure}
        </p>
      )}
      {code !== null && (
        <p className="note">
          {fr.codeIs} <code>{code}</code>
        </p>
      )}
    </form>
  );
}
