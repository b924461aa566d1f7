import { useState } from 'react';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { Dialog, ErrorNote } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { type SignedBy, Signing } from './signing.tsx';

interface Props {
  readonly memberId: MemberId;
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

/** The framework agreement, signed once for all on-site loans of a person. */
export function FrameworkDialog({ memberId, onSigned, onClose }: Props) {
  const client = useClient();
  const framework = useRead('loans.framework', { memberId });
  const [signed, setSigned] = useState<SignedBy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const sign = (): void => {
    if (signed === null) return;
    client.call('loans.signFramework', { actionId: crypto.randomUUID(), memberId, signed: { ...signed } }).then(onSigned, setError);
  };
  return (
    <Dialog title={t('lending.sign')} onClose={onClose}>
      <Signing text={framework.data?.text ?? ''} onChange={setSigned} />
      <ErrorNote error={error} />
      <footer>
        <button type="button" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="button" className="primary" disabled={signed === null} onClick={sign}>
          {t('app.save')}
        </button>
      </footer>
    </Dialog>
  );
}
