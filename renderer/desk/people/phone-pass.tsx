import { useEffect, useState } from 'react';
import type { PassLink } from '../../../shared/contract/views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { Dialog, ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** The link that puts a card on a phone, shown as a QR code for its camera; never printed, never kept. */
export function PhonePass({ memberId, onClose }: { readonly memberId: MemberId; readonly onClose: () => void }) {
  const client = useClient();
  const [link, setLink] = useState<PassLink | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    client.call('cards.passLink', { memberId }).then(setLink, setError);
  }, [client, memberId]);
  return (
    <Dialog title={t('phone.title')} onClose={onClose}>
      <ErrorNote error={error} />
      {link?.kind === 'not-enrolled' && <p>{t('phone.notEnrolled')}</p>}
      {link?.kind === 'ready' && (
        <>
          <p>{t('phone.how')}</p>
          <img className="phone-link" alt={t('phone.alt')} src={`data:image/svg+xml,${encodeURIComponent(link.qr)}`} />
          <p>{t('phone.secret')}</p>
          {link.reach !== 'anywhere' && <p className="note">{t(`phone.${link.reach}`)}</p>}
          <p>
            <small>{t('phone.copy')}</small>
          </p>
        </>
      )}
    </Dialog>
  );
}
