import type { MemberLine } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { t } from '../words.ts';

interface Props {
  readonly list: readonly MemberLine[];
  readonly shown: MemberId | null;
  readonly onOpen: (memberId: MemberId) => void;
}
/** As many as a search answers at most: there may be more. */
const FULL = 20;

/** People found; birth year and antenne tell homonyms apart. */
export function PeopleList({ list, shown, onOpen }: Props) {
  return (
    <>
      <ul className="people">
        {list.map((member) => (
          <li key={member.memberId}>
            <button type="button" aria-current={shown === member.memberId ? 'true' : undefined} onClick={() => onOpen(member.memberId)}>
              <span className="person">
                <bdi>{member.firstName}</bdi> <bdi>{member.lastName}</bdi>
              </span>
              <span>{[member.birthYear, member.homeSite].filter((part) => part !== null).join(' · ')}</span>
              {member.toComplete && <span className="chip chip-todo">{t('members.toComplete')}</span>}
              {member.presentVisitId !== null && <span className="chip">{t('members.present')}</span>}
            </button>
          </li>
        ))}
      </ul>
      {list.length >= FULL && <p className="quiet-text">{t('members.more')}</p>}
    </>
  );
}
