import { type FormEvent, useState } from 'react';
import type { KeyTaking } from '../../../shared/contract/views.ts';
import { Confirm, ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

type Task = 'show' | 'take' | 'change';
const tasks: readonly Task[] = ['show', 'take', 'change'];

/** The organisation's keys: copied to other antennes, taken from one, changed. Each with its effect in words and the passphrase again. */
export function OrganisationKey() {
  const read = useRead('settings.cardKey', {});
  const [task, setTask] = useState<Task>('show');
  const [key, setKey] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const pick = (next: Task): void => {
    setTask(next);
    setKey(null);
    setSaid(null);
  };
  return (
    <section className="settings-section">
      <h1>{t('settings.key')}</h1>
      <Loaded read={read}>{({ keyNumber }) => <p>{t('key.current', { number: keyNumber })}</p>}</Loaded>
      <div className="acts" role="group" aria-label={t('settings.key')}>
        {tasks.map((one) => (
          <button key={one} type="button" aria-pressed={one === task} onClick={() => pick(one)}>
            {t(`key.${one}`)}
          </button>
        ))}
      </div>
      <p>{t(`key.${task}Text`)}</p>
      <KeyForm key={task} task={task} onKey={setKey} onSaid={setSaid} />
      {said !== null && (
        <p className="note" role="status">
          {said}
        </p>
      )}
      {key !== null && (
        <div className="note">
          <code className="key">{key}</code>
          <button type="button" onClick={() => setKey(null)}>
            {t('app.close')}
          </button>
        </div>
      )}
    </section>
  );
}

interface FormProps {
  readonly task: Task;
  readonly onKey: (key: string) => void;
  readonly onSaid: (sentence: string) => void;
}

function KeyForm({ task, onKey, onSaid }: FormProps) {
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [organisationKey, setOrganisationKey] = useState('');
  const [conflict, setConflict] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const finish = (sentence: string | null): void => {
    setError(null);
    setPassphrase('');
    if (sentence !== null) onSaid(sentence);
  };
  const took = (taking: KeyTaking): void => {
    if (taking.kind === 'conflict') {
      setConflict(taking.cards);
      return;
    }
    finish(t(`key.took-${taking.kind}`));
    setOrganisationKey('');
  };
  const take = (replace: boolean): void => {
    setConflict(null);
    client.call('settings.takeOrganisationKey', { passphrase, organisationKey, replace }).then(took, setError);
  };
  const show = (): void => {
    client.call('settings.organisationKey', { passphrase }).then((answer) => {
      onKey(answer.organisationKey);
      finish(null);
    }, setError);
  };
  const change = (): void => {
    client.call('settings.changeCardKey', { passphrase }).then(({ keyNumber }) => finish(t('key.changed', { number: keyNumber })), setError);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const act = { show, change, take: () => take(false) } as const;
    act[task]();
  };
  return (
    <form className="member-form" onSubmit={submit}>
      {task === 'take' && (
        <label>
          {t('key.paste')}
          <textarea
            required
            rows={3}
            autoComplete="off"
            spellCheck={false}
            value={organisationKey}
            onChange={(event) => setOrganisationKey(event.target.value)}
          />
        </label>
      )}
      <label>
        {t('signin.passphrase')}
        <input type="password" required autoComplete="off" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </label>
      <button type="submit">{t(task === 'change' ? 'key.changeNow' : `key.${task}`)}</button>
      <ErrorNote error={error} />
      {conflict !== null && (
        <Confirm text={t('key.conflict', { count: conflict })} action={t('key.replace')} onYes={() => take(true)} onNo={() => setConflict(null)} />
      )}
    </form>
  );
}
