import { useEffect, useState } from 'react';
import type { MemberSheet, SimilarMember } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { MergeDialog } from './merge-dialog.tsx';

interface Props {
  readonly member: MemberSheet;
  readonly timeZone: string;
  readonly acting: Acting;
  readonly onOpen: (memberId: MemberId) => void;
}

/** "Deux fiches ?" with the way to make them one, and the way back from merges done before. */
export function Duplicates({ member, timeZone, acting, onOpen }: Props) {
  const client = useClient();
  const similar = useLookAlikes(member);
  const [goneId, setGoneId] = useState<MemberId | null>(null);
  const unmerge = (mergeId: number): void => acting.run(() => client.call('members.unmerge', { actionId: crypto.randomUUID(), mergeId }));
  return (
    <>
      {similar.length > 0 && (
        <div className="note similar">
          <strong>{t('merge.two')}</strong>
          <ul>
            {similar.map((other) => (
              <li key={other.memberId}>
                <span className="person">
                  <bdi>{other.firstName}</bdi> <bdi>{other.lastName}</bdi>
                </span>{' '}
                {[other.birthYear, other.homeSite].filter((part) => part !== null).join(' · ')}
                <button type="button" onClick={() => setGoneId(other.memberId)}>
                  {t('merge.compare')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {member.merges.map((merge, index) => (
        <p key={merge.mergeId} className="quiet-text">
          {t('merge.done', { when: dateHourOf(merge.at, timeZone), visits: merge.visits })}{' '}
          {index === 0 && (
            <button type="button" className="light" onClick={() => unmerge(merge.mergeId)}>
              {t('merge.undo')}
            </button>
          )}
        </p>
      ))}
      {goneId !== null && (
        <MergeDialog
          keptId={member.memberId}
          goneId={goneId}
          acting={acting}
          onClose={() => setGoneId(null)}
          onMerged={(keptId) => {
            setGoneId(null);
            onOpen(keptId);
          }}
        />
      )}
    </>
  );
}

/** Asked when a sheet is opened and when a merge was done or undone, not each time something about people changes. */
function useLookAlikes({ memberId, merges }: MemberSheet): readonly SimilarMember[] {
  const client = useClient();
  const [found, setFound] = useState<readonly SimilarMember[]>([]);
  const merged = merges.length;
  useEffect(() => {
    let late = false;
    client.call('members.lookAlikes', { memberId }).then(
      (list) => !late && setFound(list),
      // A hint that cannot be had takes nothing from the sheet.
      () => !late && setFound([]),
    );
    return () => {
      late = true;
    };
  }, [client, memberId, merged]);
  return found;
}
