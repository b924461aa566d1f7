import { type FormEvent, useState } from 'react';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { type ConsentKind, consentKinds } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** A guardian's consent, seen on paper: what for, signed when, until when. */
export function ConsentForm({ memberId, today }: { readonly memberId: MemberId; readonly today: string }) {
  const client = useClient();
  const [kind, setKind] = useState<ConsentKind>('registration');
  const [signedOn, setSignedOn] = useState(today);
  const [endsOn, setEndsOn] = useState(() => `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28'));
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    client.call('consents.add', { actionId: crypto.randomUUID(), memberId, kind, signedOn, endsOn }).then(() => setError(null), setError);
  };
  return (
    <form className="inline-form" aria-label={t('papers.consent')} onSubmit={submit}>
      <Choice label={t('papers.kind')} options={consentKinds} value={kind} wordOf={(one) => t(`papers.${one}`)} onChoose={setKind} />
      <label>
        {t('papers.signedOn')}
        <input type="date" required max={today} value={signedOn} onChange={(event) => setSignedOn(event.target.value)} />
      </label>
      <label>
        {t('papers.endsOn')}
        <input type="date" required min={signedOn} value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
      </label>
      <button type="submit">{t('papers.add')}</button>
      <ErrorNote error={error} />
    </form>
  );
}
