import { useState } from 'react';
import type { OpenLoan } from '../../../shared/contract/loan-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dueOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { LoanDialog } from './loan-dialog.tsx';
import { OverdueBar } from './overdue-bar.tsx';
import { TakeHomeDialog } from './take-home-dialog.tsx';

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** What is out, due first. */
export function OutList({ site, acting }: Props) {
  const loans = useRead('loans.list', {});
  const [opened, setOpened] = useState<OpenLoan | null>(null);
  const [home, setHome] = useState<OpenLoan | null>(null);
  return (
    <section>
      <h1>{t('loans.out')}</h1>
      <Loaded read={loans}>
        {(list) =>
          list.length === 0 ? (
            <p className="empty">{t('loans.empty')}</p>
          ) : (
            <>
              <OverdueBar loans={list} site={site} />
              <table className="rows">
                <thead>
                  <tr>
                    <th>{t('loans.device')}</th>
                    <th>{t('loans.borrower')}</th>
                    <th>{t('loans.due')}</th>
                    <th>{t('loans.with')}</th>
                    <th aria-label={t('loans.acts')} />
                  </tr>
                </thead>
                <tbody>
                  {list.map((loan) => (
                    <Row key={loan.loanId} loan={loan} site={site} acting={acting} onOpen={() => setOpened(loan)} onHome={() => setHome(loan)} />
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Loaded>
      {opened !== null && (
        <LoanDialog
          loan={opened}
          site={site}
          acting={acting}
          onClose={() => setOpened(null)}
          onTakeHome={() => {
            setHome(opened);
            setOpened(null);
          }}
        />
      )}
      {home !== null && <TakeHomeDialog loan={home} site={site} acting={acting} onClose={() => setHome(null)} />}
    </section>
  );
}

function Row({ loan, site, acting, onOpen, onHome }: Props & { readonly loan: OpenLoan; readonly onOpen: () => void; readonly onHome: () => void }) {
  const client = useClient();
  return (
    <tr className={loan.overdue ? 'late' : undefined}>
      <td>
        <strong>{loan.deviceName}</strong>
        {loan.place === 'take-home' && <span className="chip chip-loan">{t('loans.home')}</span>}
      </td>
      <td>
        <bdi>{loan.name}</bdi>
      </td>
      <td>
        {dueOf(loan.dueAt, site.timeZone)} {loan.overdue && <span className="chip chip-late">{t('loans.late')}</span>}
        {loan.passes.length > 0 && (
          <small className="passed">{t('loans.passed', { what: loan.passes.map((pass) => t(`warn.${pass.warning}`)).join(', ') })}</small>
        )}
      </td>
      <td>{loan.accessories.map((one) => t(`accessory.${one.accessory}`)).join(', ')}</td>
      <td className="row-acts">
        {loan.place === 'on-site' && (
          <button type="button" className="light" aria-label={`${t('sign.open')} ${loan.deviceName}`} onClick={onHome}>
            {t('sign.open')}
          </button>
        )}
        <button type="button" className="light" aria-label={`${t('loans.change')} ${loan.deviceName}`} onClick={onOpen}>
          {t('loans.change')}
        </button>
        <button
          type="button"
          aria-label={`${t('loans.return')} ${loan.deviceName}`}
          onClick={() => acting.run(() => client.call('loans.return', { actionId: crypto.randomUUID(), loanId: loan.loanId }))}
        >
          {t('loans.return')}
        </button>
      </td>
    </tr>
  );
}
