import { useState } from 'react';
import type { OpenLoan } from '../../../shared/contract/loan-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dueOf } from '../../i18n/formats.ts';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** What is late: reminders to print, one page a person, or a list to copy into a message. */
export function OverdueBar({ loans, site }: { readonly loans: readonly OpenLoan[]; readonly site: SiteInfo }) {
  const client = useClient();
  const [preview, setPreview] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const late = loans.filter((loan) => loan.overdue);
  if (late.length === 0) return null;
  const print = (): void => void client.call('loans.reminders', { loanIds: late.map((loan) => loan.loanId) }).then((page) => setPreview(page.html), setError);
  const copy = (): void => {
    const lines = late.map((loan) => t('late.line', { name: loan.name, device: loan.deviceName, due: dueOf(loan.dueAt, site.timeZone) }));
    navigator.clipboard.writeText(lines.join('\n')).then(() => setCopied(true), setError);
  };
  return (
    <div className="note overdue-bar">
      <p>
        <strong>{t('late.count', { count: late.length })}</strong>
      </p>
      <div className="acts">
        <button type="button" onClick={print}>
          {t('late.print')}
        </button>
        <button type="button" onClick={copy}>
          {t('late.copy')}
        </button>
        {copied && <span role="status">{t('late.copied')}</span>}
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </div>
  );
}
