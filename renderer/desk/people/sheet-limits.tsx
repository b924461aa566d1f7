import { type FormEvent, useState } from 'react';
import type { MemberSheet } from '../../../shared/contract/people-views.ts';
import type { Acting } from '../frame.tsx';
import { Confirm, ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** Loans suspended until a day with a reason, and the identity removed for good. */
export function SheetLimits({ member, acting, today, onErased }: { member: MemberSheet; acting: Acting; today: string; onErased: () => void }) {
  const client = useClient();
  const [erasing, setErasing] = useState(false);
  const erase = (): void => {
    setErasing(false);
    acting.run(async () => {
      const outcome = await client.call('members.erase', { actionId: crypto.randomUUID(), memberId: member.memberId });
      if (outcome.kind === 'erased') onErased();
      return outcome;
    });
  };
  return (
    <details className="limits">
      <summary>{t('limits.title')}</summary>
      <Suspension member={member} today={today} />
      <p>{t('limits.eraseText')}</p>
      <button type="button" onClick={() => setErasing(true)}>
        {t('limits.erase')}
      </button>
      {erasing && (
        <Confirm
          text={t('limits.eraseSure', { name: `${member.firstName} ${member.lastName}` })}
          action={t('limits.erase')}
          onYes={erase}
          onNo={() => setErasing(false)}
        />
      )}
    </details>
  );
}

function Suspension({ member, today }: { readonly member: MemberSheet; readonly today: string }) {
  const client = useClient();
  const { memberId } = member;
  const read = useRead('loans.suspension', { memberId });
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const send = (day: string | null): void =>
    void client.call('loans.suspend', { actionId: crypto.randomUUID(), memberId, until: day, reason }).then(() => setError(null), setError);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(until);
  };
  return (
    <Loaded read={read}>
      {(suspension) =>
        suspension === null || suspension.until < today ? (
          <form className="inline-form" onSubmit={submit}>
            <label>
              {t('limits.until')}
              <input type="date" required min={today} value={until} onChange={(event) => setUntil(event.target.value)} />
            </label>
            <label>
              {t('limits.reason')}
              <input required maxLength={80} value={reason} onChange={(event) => setReason(event.target.value)} />
              <small>{t('limits.reasonHelp')}</small>
            </label>
            <button type="submit">{t('limits.suspend')}</button>
            <ErrorNote error={error} />
          </form>
        ) : (
          <p className="note">
            {t('limits.suspended', { day: suspension.until.split('-').toReversed().join('/'), reason: suspension.reason })}{' '}
            <button type="button" onClick={() => send(null)}>
              {t('limits.lift')}
            </button>
            <ErrorNote error={error} />
          </p>
        )
      }
    </Loaded>
  );
}
