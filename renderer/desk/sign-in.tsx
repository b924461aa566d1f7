import { type FormEvent, useState } from 'react';
import type { NewPassphrase, SignInOutcome, SiteInfo, StaffSession } from '../../shared/contract/views.ts';
import { hourOf } from '../i18n/formats.ts';
import { ReadMark } from '../ui/read-mark.tsx';
import { ErrorNote, Loaded } from './parts.tsx';
import { PassphraseOnce } from './setup/passphrase-once.tsx';
import { Strip } from './strip.tsx';
import { useClient, useRead } from './use-core.ts';
import { useDeskScans } from './use-desk-scans.ts';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly seat: Exclude<StaffSession, { readonly kind: 'open' }>;
  /** Nobody has worked here yet: a passphrase that was not noted can be made anew. */
  readonly isRenewable: boolean;
}

/** Sign-in and lock: the hour, a name, a passphrase; scans of arrival and return still count. */
export function SignIn({ site, seat, isRenewable }: Props) {
  const client = useClient();
  const staff = useRead('staff.list', {});
  const { line, readState } = useDeskScans(site);
  const [chosen, setChosen] = useState<number | null>(seat.kind === 'locked' ? seat.staff.staffId : null);
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [renewed, setRenewed] = useState<NewPassphrase | null>(null);

  const submit = async (event: FormEvent, staffId: number): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setOutcome(await client.call('staff.signIn', { staffId: staffId as never, passphrase })); // an identity just listed by the core
      setPassphrase('');
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const renew = (): void => {
    client.call('setup.renewPassphrase', {}).then(setRenewed, setError);
  };
  if (renewed !== null) return <PassphraseOnce made={renewed} onNoted={() => setRenewed(null)} />;
  return (
    <div className="sign-in">
      {site.mode === 'practice' && <p className="practice">{t('app.practice')}</p>}
      <ReadMark state={readState} read={t('read.mark')} lost={t('read.lost')} />
      <Strip line={line} pending={null} lastAct={null} onUndo={() => undefined} onDrop={() => undefined} />
      <Loaded read={staff}>
        {(list) => {
          const staffId = chosen ?? list[0]?.staffId ?? 0;
          return (
            <form className="card-box" onSubmit={(event) => void submit(event, staffId)}>
              <p className="site-name">{site.siteName}</p>
              <h1>{t(seat.kind === 'locked' ? 'signin.locked' : 'signin.title')}</h1>
              <label>
                {t('signin.who')}
                <select value={staffId} onChange={(event) => setChosen(Number(event.target.value))}>
                  {list.map((one) => (
                    <option key={one.staffId} value={one.staffId}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {t('signin.passphrase')}
                <input type="password" value={passphrase} autoComplete="off" autoFocus onChange={(event) => setPassphrase(event.target.value)} />
              </label>
              {site.practicePassphrase !== null && <p className="note">{t('signin.practice', { passphrase: site.practicePassphrase })}</p>}
              {outcome?.kind === 'wrong' && (
                <p className="note note-error" role="alert">
                  {t('signin.wrong', { tries: outcome.triesLeft })}
                </p>
              )}
              {outcome?.kind === 'blocked' && (
                <p className="note note-error" role="alert">
                  {t('signin.blocked', { hour: hourOf(outcome.until, site.timeZone) })}
                </p>
              )}
              <ErrorNote error={error} />
              <button type="submit" className="primary" disabled={busy || passphrase === ''}>
                {t(busy ? 'app.working' : 'signin.open')}
              </button>
              {isRenewable && (
                <p className="quiet-text">
                  {t('setup.notNoted')}{' '}
                  <button type="button" className="light" onClick={renew}>
                    {t('setup.renew')}
                  </button>
                </p>
              )}
              <p className="quiet-text">{t('signin.scans')}</p>
            </form>
          );
        }}
      </Loaded>
    </div>
  );
}
