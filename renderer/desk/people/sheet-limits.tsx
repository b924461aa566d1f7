import { useState } from 'react';
import type { MemberSheet } from '../../../shared/contract/people-views.ts';
import type { Acting } from '../frame.tsx';
import { Confirm } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** The identity removed for good, at the person's request; folded away, nobody comes here by chance. */
export function SheetLimits({ member, acting, onErased }: { member: MemberSheet; acting: Acting; onErased: () => void }) {
  const client = useClient();
  const [erasing, setErasing] = useState(false);
  const erase = (): void => {
    setErasing(false);
    acting.run(async () => {
      const outcome = await client.call('members.erase', { actionId: crypto.randomUUID(), memberId: member.memberId });
      if (outcome.kind === 'erased') onErased();
      return outcome;
    });
  };
  return (
    <details className="limits">
      <summary>{t('limits.title')}</summary>
      <p>{t('limits.eraseText')}</p>
      <button type="button" onClick={() => setErasing(true)}>
        {t('limits.erase')}
      </button>
      {erasing && (
        <Confirm
          text={t('limits.eraseSure', { name: `${member.firstName} ${member.lastName}` })}
          action={t('limits.erase')}
          onYes={erase}
          onNo={() => setErasing(false)}
        />
      )}
    </details>
  );
}
