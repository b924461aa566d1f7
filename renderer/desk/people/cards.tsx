import { useCallback, useEffect, useState } from 'react';
import type { MemberSheet as Sheet } from '../../../shared/contract/people-views.ts';
import type { Acting } from '../frame.tsx';
import { Confirm, ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import type { BlankCard } from './members.tsx';
import { PhonePass } from './phone-pass.tsx';
import type { AfterRegistration } from './registration.tsx';
import { saveFile } from '../save-file.ts';

interface Props {
  readonly member: Sheet;
  readonly after: AfterRegistration;
  readonly blank: BlankCard | null;
  readonly acting: Acting;
}

/** The person's cards: print, PDF, replace (the old one is dead at once). */
export function Cards({ member, after, blank, acting }: Props) {
  const client = useClient();
  const { memberId } = member;
  const active = member.cards.some((card) => card.state === 'active');
  const [preview, setPreview] = useState<string | null>(null);
  const [phone, setPhone] = useState(after === 'phone');
  const [replacing, setReplacing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = useCallback((): void => void client.call('cards.page', { memberId }).then((page) => setPreview(page.html), setError), [client, memberId]);
  useEffect(() => {
    if (after === 'print') print();
  }, [after, print]);
  const pdf = (): void =>
    void client.call('cards.pdf', { memberId }).then(({ base64, fileName }) => saveFile({ base64, fileName, type: 'application/pdf' }), setError);
  const give = (cardId: string): void => acting.run(() => client.call('cards.give', { actionId: crypto.randomUUID(), memberId, cardId }));
  const replace = (): void => {
    setReplacing(false);
    client.call('cards.replace', { actionId: crypto.randomUUID(), memberId }).catch(setError);
  };
  return (
    <section>
      <h2>{t('members.cards')}</h2>
      {blank !== null && (
        <p className="note">
          {t('members.blankRead', { number: blank.shortNumber })}{' '}
          <button type="button" className="primary" onClick={() => give(blank.cardId)}>
            {t(active ? 'members.giveInstead' : 'members.give')}
          </button>
        </p>
      )}
      {member.cards.length === 0 && <p>{t('members.noCard')}</p>}
      <ul>
        {member.cards.map((card) => (
          <li key={card.shortNumber + card.issuedAt}>
            <code>{card.shortNumber}</code> · {t(card.state === 'active' ? 'members.active' : 'members.replaced')}
          </li>
        ))}
      </ul>
      <div className="acts">
        <button type="button" disabled={!active} onClick={print}>
          {t('members.print')}
        </button>
        <button type="button" disabled={!active} onClick={pdf}>
          {t('members.pdf')}
        </button>
        <button type="button" disabled={!active} onClick={() => setPhone(true)}>
          {t('phone.open')}
        </button>
        <button type="button" onClick={() => (active ? setReplacing(true) : replace())}>
          {t(active ? 'members.replace' : 'members.firstCard')}
        </button>
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
      {phone && <PhonePass memberId={memberId} onClose={() => setPhone(false)} />}
      {replacing && <Confirm text={t('members.replaceSure')} action={t('members.replace')} onYes={replace} onNo={() => setReplacing(false)} />}
    </section>
  );
}
