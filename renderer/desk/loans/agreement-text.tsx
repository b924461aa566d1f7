import { type FormEvent, useState } from 'react';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** The text that borrowers sign: each change is a new version, those signed before keep theirs. */
export function AgreementText() {
  const read = useRead('agreements.text', {});
  return (
    <section>
      <h1>{t('sign.textTitle')}</h1>
      <p>{t('sign.textHow')}</p>
      <Loaded read={read}>{(now) => <Editor key={now.version} text={now.text} version={now.version} />}</Loaded>
    </section>
  );
}

function Editor({ text, version }: { readonly text: string; readonly version: number }) {
  const client = useClient();
  const [draft, setDraft] = useState(text);
  const [error, setError] = useState<unknown>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    client.call('agreements.setText', { actionId: crypto.randomUUID(), text: draft }).then(() => setError(null), setError);
  };
  return (
    <form className="agreement-editor" onSubmit={save}>
      <label>
        {t('sign.version', { version })}
        <textarea required rows={14} maxLength={8000} value={draft} onChange={(event) => setDraft(event.target.value)} />
      </label>
      <ErrorNote error={error} />
      <button type="submit" className="primary" disabled={draft.trim() === text.trim()}>
        {t('sign.newVersion')}
      </button>
    </form>
  );
}
