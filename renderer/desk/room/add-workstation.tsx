import { type FormEvent, useState } from 'react';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** One more workstation, with its label made at once. */
export function AddWorkstation() {
  const client = useClient();
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    client.call('workstations.add', { actionId: crypto.randomUUID(), name }).then(() => {
      setName('');
      setError(null);
    }, setError);
  };
  return (
    <form className="inline-form" onSubmit={add}>
      <label>
        {t('seat.name')}
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit">{t('seat.add')}</button>
      <ErrorNote error={error} />
    </form>
  );
}
