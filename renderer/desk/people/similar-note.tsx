import { useEffect, useState } from 'react';
import type { SimilarMember } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import type { SheetDraft } from './sheet-draft.ts';

interface Props {
  readonly draft: Pick<SheetDraft, 'firstName' | 'lastName' | 'birthYear'>;
  /** The sheet being changed is no duplicate of itself. */
  readonly except: MemberId | null;
  readonly onOpen: (memberId: MemberId) => void;
}

/** Sheets that may already be of the person being typed; said once typing pauses on them, never in the way. */
export function SimilarNote({ draft, except, onOpen }: Props) {
  const { firstName, lastName, birthYear } = draft;
  const found = useSimilar(firstName, lastName, /^\d{4}$/.test(birthYear) ? Number(birthYear) : null).filter(({ memberId }) => memberId !== except);
  return (
    <div role="status">
      {found.length > 0 && (
        <div className="note similar">
          <strong>{t('reg.similar')}</strong>
          <ul>
            {found.map((one) => (
              <li key={one.memberId}>
                <span className="person">
                  <bdi>{one.firstName}</bdi> <bdi>{one.lastName}</bdi>
                </span>{' '}
                {[one.birthYear, one.homeSite, t(one.how === 'same' ? 'reg.similarSame' : 'reg.similarClose')].filter((part) => part !== null).join(' · ')}
                <button type="button" onClick={() => onOpen(one.memberId)}>
                  {t('reg.openSheet')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The last answer stays until the next comes; an answer that comes late is dropped. */
function useSimilar(firstName: string, lastName: string, birthYear: number | null): readonly SimilarMember[] {
  const client = useClient();
  const [found, setFound] = useState<readonly SimilarMember[]>([]);
  useEffect(() => {
    let late = false;
    client.call('members.similar', { firstName, lastName, birthYear }).then(
      (list) => !late && setFound(list),
      // A hint that cannot be had is no reason to stop somebody who types.
      () => !late && setFound([]),
    );
    return () => {
      late = true;
    };
  }, [client, firstName, lastName, birthYear]);
  return found;
}
