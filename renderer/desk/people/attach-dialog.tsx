import { useState } from 'react';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { Dialog, Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly onChoose: (memberId: MemberId) => void;
  readonly onClose: () => void;
}

/** Who is behind a card of another antenne, or came without one: a search, then one touch. */
export function AttachDialog({ title, text: why, onChoose, onClose }: Props) {
  const [text, setText] = useState('');
  const found = useRead('members.search', { text });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{why}</p>
      <label className="search">
        {t('members.search')}
        <input type="search" autoFocus placeholder={t('members.hint')} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <Loaded read={found}>
        {(list) => (
          <div className="choice-list">
            {list.length === 0 && <p>{t('attach.none')}</p>}
            {list
              .filter((member) => member.presentVisitId === null)
              .slice(0, 8)
              .map((member) => (
                <button key={member.memberId} type="button" onClick={() => onChoose(member.memberId)}>
                  <bdi>{member.firstName}</bdi> <bdi>{member.lastName}</bdi> {member.birthYear ?? ''}
                </button>
              ))}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
