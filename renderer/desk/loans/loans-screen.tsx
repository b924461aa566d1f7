import { useState } from 'react';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { Acting } from '../frame.tsx';
import { Counting } from '../inventory/counting.tsx';
import { LabelSheets } from '../inventory/label-sheets.tsx';
import { Inventory } from '../inventory/inventory.tsx';
import { t } from '../words.ts';
import { AgreementText } from './agreement-text.tsx';
import { OutList } from './out-list.tsx';
import { ReturnsToCheck } from './returns-to-check.tsx';

export const loanViews = ['out', 'stock', 'count', 'print', 'agreement'] as const;
export type LoanView = (typeof loanViews)[number];

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
  /** The view asked for by a key. */
  readonly asked: LoanView;
}

/** Loans and equipment: what is out, and what there is. */
export function LoansScreen({ site, acting, asked }: Props) {
  const [view, setView] = useState<LoanView>(asked);
  return (
    <div className="loans">
      <div className="views" role="group" aria-label={t('nav.loans')}>
        {loanViews.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {t(`loans.view-${one}`)}
          </button>
        ))}
      </div>
      {view === 'out' && (
        <div className="out-and-back">
          <OutList site={site} acting={acting} />
          <ReturnsToCheck site={site} acting={acting} />
        </div>
      )}
      {view === 'stock' && <Inventory site={site} acting={acting} />}
      {view === 'print' && <LabelSheets />}
      {view === 'agreement' && <AgreementText />}
      {view === 'count' && <Counting site={site} />}
    </div>
  );
}
