import { useState } from 'react';
import type { MemberId } from '../../shared/domain/brand.ts';
import type { SiteInfo } from '../../shared/contract/views.ts';
import type { Acting } from './frame.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberSheet } from './member-sheet.tsx';
import { Loaded } from './parts.tsx';
import { useRead } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly asked: 'search' | 'new' | null;
  readonly acting: Acting;
}
type Right = { readonly kind: 'nothing' | 'new' } | { readonly kind: 'sheet'; readonly memberId: MemberId };

/** Search on the left, a sheet or a new person on the right. */
export function Members({ site, asked, acting }: Props) {
  const [text, setText] = useState('');
  const [right, setRight] = useState<Right>({ kind: asked === 'new' ? 'new' : 'nothing' });
  const found = useRead('members.search', { text });
  return (
    <div className="two-columns members">
      <section>
        <label className="search">
          {t('members.search')}
          <input
            type="search"
            autoFocus={asked !== 'new'}
            placeholder={t('members.hint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const first = found.data?.[0];
              if (event.key === 'Enter' && first !== undefined) setRight({ kind: 'sheet', memberId: first.memberId });
            }}
          />
        </label>
        <button type="button" onClick={() => setRight({ kind: 'new' })}>
          {t('members.new')}
        </button>
        <Loaded read={found}>
          {(list) =>
            list.length === 0 ? (
              <p className="empty">{t('members.none', { text })}</p>
            ) : (
              <ul className="people">
                {list.map((member) => (
                  <li key={member.memberId}>
                    <button
                      type="button"
                      aria-current={right.kind === 'sheet' && right.memberId === member.memberId ? 'true' : undefined}
                      onClick={() => setRight({ kind: 'sheet', memberId: member.memberId })}
                    >
                      <span className="person">
                        <bdi>{member.firstName}</bdi> <bdi>{member.lastName}</bdi>
                      </span>
                      <span>
                        {member.birthYear ?? ''} · {member.homeSite}
                      </span>
                      {member.presentVisitId !== null && <span className="chip">{t('members.present')}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      <section>
        {right.kind === 'nothing' && <p className="empty">{t('members.pick')}</p>}
        {right.kind === 'new' && <MemberForm onDone={(memberId) => setRight({ kind: 'sheet', memberId })} />}
        {right.kind === 'sheet' && <MemberSheet key={right.memberId} memberId={right.memberId} site={site} acting={acting} />}
      </section>
    </div>
  );
}
