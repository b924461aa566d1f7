import { useState } from 'react';
import type { MemberId } from '../../shared/domain/brand.ts';
import type { MemberSheet as Sheet, SiteInfo } from '../../shared/contract/views.ts';
import { dateHourOf, hourOf } from '../i18n/formats.ts';
import type { Acting } from './frame.tsx';
import { Confirm, ErrorNote, Loaded } from './parts.tsx';
import { PhonePass } from './phone-pass.tsx';
import { PrintPreview } from './print-preview.tsx';
import { useClient, useRead } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly memberId: MemberId;
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** One person: presence, cards, loans, last visits. */
export function MemberSheet({ memberId, site, acting }: Props) {
  const read = useRead('members.get', { memberId });
  return <Loaded read={read}>{(member) => <Ready member={member} site={site} acting={acting} />}</Loaded>;
}

function Ready({ member, site, acting }: { readonly member: Sheet; readonly site: SiteInfo; readonly acting: Acting }) {
  const client = useClient();
  const { memberId, presentVisitId } = member;
  const arrive = (): void => acting.run(() => client.call('visits.arrive', { actionId: crypto.randomUUID(), memberId }));
  const depart = (): void => {
    if (presentVisitId !== null) acting.run(() => client.call('visits.depart', { actionId: crypto.randomUUID(), visitId: presentVisitId }));
  };
  return (
    <article className="sheet">
      <h1>
        <span className="person">
          <bdi>{member.firstName}</bdi> <bdi>{member.lastName}</bdi>
        </span>
      </h1>
      <p>
        {t('members.birthYear')} : {member.birthYear ?? t('members.unknown')} · {t('members.district')} : {member.district ?? t('members.unknown')} ·{' '}
        {t(`programme.${member.programme}`)} · {t('members.site')} : {member.homeSite}
      </p>
      <div className="acts">
        {presentVisitId === null ? (
          <button type="button" className="primary" onClick={arrive}>
            {t('members.arrive')}
          </button>
        ) : (
          <button type="button" onClick={depart}>
            {t('members.depart')}
          </button>
        )}
      </div>
      <Cards member={member} />
      {member.openLoans.length > 0 && (
        <>
          <h2>{t('members.loans')}</h2>
          <ul>
            {member.openLoans.map((loan) => (
              <li key={loan.loanId}>
                {loan.deviceName} · {t('loans.due')} {dateHourOf(loan.dueAt, site.timeZone)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('members.visits')}</h2>
      {member.recentVisits.length === 0 ? (
        <p>{t('members.noVisit')}</p>
      ) : (
        <table className="rows">
          <tbody>
            {member.recentVisits.map((visit) => (
              <tr key={visit.visitId}>
                <td>{dateHourOf(visit.arrivedAt, site.timeZone)}</td>
                <td>{visit.leftAt === null ? t('members.present') : hourOf(visit.leftAt, site.timeZone)}</td>
                <td>{t(`purpose.${visit.purpose}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

/** The person's cards: print, PDF, replace (the old one is dead at once). */
function Cards({ member }: { readonly member: Sheet }) {
  const client = useClient();
  const { memberId } = member;
  const [preview, setPreview] = useState<string | null>(null);
  const [phone, setPhone] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = (): void => void client.call('cards.page', { memberId }).then((page) => setPreview(page.html), setError);
  const pdf = (): void => void client.call('cards.pdf', { memberId }).then(({ base64, fileName }) => download(base64, fileName), setError);
  const replace = (): void => {
    setReplacing(false);
    client.call('cards.replace', { actionId: crypto.randomUUID(), memberId }).catch(setError);
  };
  return (
    <section>
      <h2>{t('members.cards')}</h2>
      <ul>
        {member.cards.map((card) => (
          <li key={card.shortNumber + card.issuedAt}>
            <code>{card.shortNumber}</code> · {t(card.state === 'active' ? 'members.active' : 'members.replaced')}
          </li>
        ))}
      </ul>
      <div className="acts">
        <button type="button" onClick={print}>
          {t('members.print')}
        </button>
        <button type="button" onClick={pdf}>
          {t('members.pdf')}
        </button>
        <button type="button" onClick={() => setPhone(true)}>
          {t('phone.open')}
        </button>
        <button type="button" onClick={() => setReplacing(true)}>
          {t('members.replace')}
        </button>
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
      {phone && <PhonePass memberId={memberId} onClose={() => setPhone(false)} />}
      {replacing && <Confirm text={t('members.replaceSure')} action={t('members.replace')} onYes={replace} onNo={() => setReplacing(false)} />}
    </section>
  );
}

function download(base64: string, fileName: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
