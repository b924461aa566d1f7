import { useState } from 'react';
import type { Papers } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { Dialog, ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { ConsentForm } from './consent-form.tsx';

interface Props {
  readonly memberId: MemberId;
  readonly today: string;
  readonly timeZone: string;
}
const frenchDay = (day: string): string => day.split('-').toReversed().join('/');

/** What is accepted and signed, and what is still to be: a reminder, never a refusal. */
export function PapersSection({ memberId, today, timeZone }: Props) {
  const read = useRead('papers.get', { memberId });
  return (
    <Loaded read={read}>
      {(papers) => (papers.charter === null && !papers.minor && papers.consents.length === 0 ? null : <Ready {...{ papers, memberId, today, timeZone }} />)}
    </Loaded>
  );
}

function Ready({ papers, memberId, today, timeZone }: Props & { readonly papers: Papers }) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const { charter, consents } = papers;
  const withdraw = (consentId: number): void =>
    void client.call('consents.withdraw', { actionId: crypto.randomUUID(), memberId, consentId }).then(() => setError(null), setError);
  return (
    <section>
      <h2>{t('papers.title')}</h2>
      {charter !== null && <CharterLine charter={charter} memberId={memberId} timeZone={timeZone} />}
      {papers.minor && !consents.some(({ kind, holds }) => kind === 'registration' && holds) && <p className="note">{t('papers.minor')}</p>}
      <ul>
        {consents.map((consent) => (
          <li key={consent.consentId}>
            {t('papers.line', { kind: t(`papers.${consent.kind}`), signed: frenchDay(consent.signedOn), ends: frenchDay(consent.endsOn) })}
            {!consent.holds && ` (${t('papers.over')})`}{' '}
            <button type="button" className="light" onClick={() => withdraw(consent.consentId)}>
              {t('papers.withdraw')}
            </button>
          </li>
        ))}
      </ul>
      {papers.minor && <ConsentForm memberId={memberId} today={today} />}
      <ErrorNote error={error} />
    </section>
  );
}

function CharterLine({ charter, memberId, timeZone }: { charter: NonNullable<Papers['charter']>; memberId: MemberId; timeZone: string }) {
  const client = useClient();
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { version } = charter;
  const accept = (): void => {
    setReading(false);
    client.call('charter.accept', { actionId: crypto.randomUUID(), memberId, version }).catch(setError);
  };
  if (charter.acceptedAt !== null) return <p>{t('papers.accepted', { version, when: dateHourOf(charter.acceptedAt, timeZone) })}</p>;
  return (
    <>
      <p className="note">
        {t('papers.toAccept', { version })}{' '}
        <button type="button" onClick={() => setReading(true)}>
          {t('papers.read')}
        </button>
      </p>
      <ErrorNote error={error} />
      {reading && (
        <Dialog title={t('papers.charter', { version })} onClose={() => setReading(false)} wide>
          <p className="quiet-text">{t('papers.onTheSpot')}</p>
          <div className="charter" lang={charter.language} dir="auto">
            {charter.text}
          </div>
          <footer>
            <button type="button" onClick={() => setReading(false)}>
              {t('papers.later')}
            </button>
            <button type="button" className="primary" onClick={accept}>
              {t('papers.accept')}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
