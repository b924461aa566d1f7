import { useState } from 'react';
import type { OpenLoan } from '../../../shared/contract/loan-views.ts';
import { saveFile } from '../save-file.ts';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** What can be done with the agreement of a loan: sign it, print it, keep its PDF. */
export function AgreementActs({ loan, onTakeHome }: { readonly loan: OpenLoan; readonly onTakeHome: () => void }) {
  const client = useClient();
  const read = useRead('loans.agreement', { loanId: loan.loanId });
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { loanId } = loan;
  const signed = read.data?.signed ?? null;
  return (
    <section className="agreement-acts">
      <h3>{t('sign.agreement')}</h3>
      {signed !== null && <p>{t(`sign.was-${signed.how}`)}</p>}
      <div className="acts">
        {loan.place === 'on-site' && (
          <button type="button" onClick={onTakeHome}>
            {t('sign.open')}
          </button>
        )}
        <button type="button" onClick={() => void client.call('loans.agreementPage', { loanId }).then((page) => setPreview(page.html), setError)}>
          {t('sign.print')}
        </button>
        <button
          type="button"
          onClick={() => void client.call('loans.agreementPdf', { loanId }).then((file) => saveFile({ ...file, type: 'application/pdf' }), setError)}
        >
          {t('sign.pdf')}
        </button>
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}
