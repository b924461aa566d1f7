import { type FormEvent, useState } from 'react';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** Who works here. */
export function Team() {
  const client = useClient();
  const staff = useRead('staff.list', {});
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ readonly name: string; readonly passphrase: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    client.call('staff.add', { name }).then((answer) => {
      setMade({ name: answer.staff.name, passphrase: answer.passphrase });
      setName('');
      setError(null);
    }, setError);
  };
  return (
    <section className="settings-section">
      <h1>{t('settings.team')}</h1>
      <Loaded read={staff}>
        {(list) => (
          <ul>
            {list.map((one) => (
              <li key={one.staffId}>{one.name}</li>
            ))}
          </ul>
        )}
      </Loaded>
      <form className="inline-form" onSubmit={add}>
        <label>
          {t('signin.who')}
          <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="submit">{t('settings.addStaff')}</button>
      </form>
      {made !== null && (
        <div className="note">
          <p>{t('setup.passphraseText', { name: made.name })}</p>
          <p className="passphrase">{made.passphrase}</p>
          <button type="button" onClick={() => setMade(null)}>
            {t('setup.noted')}
          </button>
        </div>
      )}
      <ErrorNote error={error} />
    </section>
  );
}
