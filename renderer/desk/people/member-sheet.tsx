import { useEffect } from 'react';
import type { MemberId } from '../../../shared/domain/brand.ts';
import type { MemberSheet as Sheet } from '../../../shared/contract/people-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { LendingOfPerson } from '../loans/lending-of-person.tsx';
import { Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { Cards } from './cards.tsx';
import { Duplicates } from './duplicates.tsx';
import { PapersSection } from './papers-section.tsx';
import { SheetLimits } from './sheet-limits.tsx';
import type { BlankCard } from './members.tsx';
import type { AfterRegistration } from './registration.tsx';
import { VisitHistory } from './visit-history.tsx';

interface Props {
  readonly memberId: MemberId;
  readonly site: SiteInfo;
  readonly acting: Acting;
  /** What the person just registered leaves with. */
  readonly after: AfterRegistration;
  readonly blank: BlankCard | null;
  readonly onEdit: (sheet: Sheet) => void;
  /** Another sheet, or none any more. */
  readonly onOpen: (memberId: MemberId | null) => void;
}

/** One person: presence, cards, loans, last visits. */
export function MemberSheet({ memberId, ...rest }: Props) {
  const read = useRead('members.get', { memberId });
  return <Loaded read={read}>{(member) => <Ready member={member} {...rest} />}</Loaded>;
}

function Ready({ member, site, acting, after, blank, onEdit, onOpen }: Omit<Props, 'memberId'> & { readonly member: Sheet }) {
  const client = useClient();
  const { memberId, presentVisitId } = member;
  const arrive = (): void => acting.run(() => client.call('visits.arrive', { actionId: crypto.randomUUID(), memberId }));
  const depart = (): void => {
    if (presentVisitId !== null) acting.run(() => client.call('visits.depart', { actionId: crypto.randomUUID(), visitId: presentVisitId }));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== 'e' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      onEdit(member);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [member, onEdit]);
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
        {member.language !== 'fr' && ` · ${t('members.language')} : ${t(`language.${member.language}`)}`}
        {member.largeText && ` · ${t('members.largeText')}`}
      </p>
      {member.toComplete && <p className="note">{t('members.toComplete')}</p>}
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
        <button
          type="button"
          title={t('members.chooseHint')}
          onClick={() => acting.run(() => client.call('scans.choose', { actionId: crypto.randomUUID(), half: 'person', id: memberId }))}
        >
          {t('members.choose')}
        </button>
        <button type="button" title={t('members.editHint')} onClick={() => onEdit(member)}>
          {t('members.edit')}
        </button>
      </div>
      <Duplicates member={member} timeZone={site.timeZone} acting={acting} onOpen={onOpen} />
      <PapersSection memberId={member.memberId} today={site.day} timeZone={site.timeZone} />
      <Cards member={member} after={after} blank={blank} acting={acting} />
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
      <LendingOfPerson memberId={member.memberId} timeZone={site.timeZone} />
      <h2>{t('members.visits')}</h2>
      <VisitHistory visits={member.recentVisits} timeZone={site.timeZone} acting={acting} />
      <SheetLimits member={member} acting={acting} onErased={() => onOpen(null)} />
    </article>
  );
}
