import { useState } from 'react';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** How old the terminal's key is, and a new one now: when somebody may have seen the computer's files. */
export function TerminalKey({ since }: { readonly since: string }) {
  const client = useClient();
  const [state, setState] = useState<'still' | 'working' | 'renewed'>('still');
  const [error, setError] = useState<unknown>(null);
  const renew = (): void => {
    setState('working');
    client.call('upload.renewKey', {}).then(
      () => {
        setState('renewed');
        setError(null);
      },
      (refusal: unknown) => {
        setState('still');
        setError(refusal);
      },
    );
  };
  return (
    <div>
      <p className="quiet-text">
        {t('upload.key', { when: since })}
        <br />
        <button type="button" className="light" disabled={state === 'working'} onClick={renew}>
          {t(state === 'working' ? 'app.working' : 'upload.renewKey')}
        </button>
      </p>
      {state === 'renewed' && (
        <p className="note" role="status">
          {t('upload.keyRenewed')}
        </p>
      )}
      <ErrorNote error={error} />
    </div>
  );
}
