import { useEffect, useState } from 'react';
import type { StockView } from '../../../shared/contract/inventory-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { Confirm, ErrorNote, Loaded } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

const HOLD_EVERY_MS = 6_000;

/** The stock-taking: every device that is read is counted, what is missing shrinks, the end is kept and printed. */
export function Counting({ site }: { readonly site: SiteInfo }) {
  const client = useClient();
  const current = useRead('stock.current', {});
  const past = useRead('stock.past', {});
  const [asking, setAsking] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const open = current.data != null;
  useEffect(() => {
    if (!open) return undefined;
    const hold = (): void => void client.call('stock.count', {}).catch(setError);
    hold();
    const timer = window.setInterval(hold, HOLD_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      client.call('stock.rest', {}).catch(() => undefined);
    };
  }, [client, open]);
  const print = (stockId: number): void => void client.call('stock.page', { stockId }).then((page) => setPreview(page.html), setError);
  const close = (): void => {
    setAsking(false);
    client.call('stock.close', { actionId: crypto.randomUUID() }).then((done) => done !== null && print(done.stockId), setError);
  };
  return (
    <section>
      <h1>{t('stock.title')}</h1>
      <Loaded read={current}>
        {(stock) =>
          stock === null ? (
            <>
              <p>{t('stock.how')}</p>
              <button type="button" className="primary" onClick={() => void client.call('stock.start', { actionId: crypto.randomUUID() }).catch(setError)}>
                {t('stock.start')}
              </button>
            </>
          ) : (
            <>
              <Progress stock={stock} />
              <button type="button" onClick={() => setAsking(true)}>
                {t('stock.close')}
              </button>
            </>
          )
        }
      </Loaded>
      <ErrorNote error={error} />
      {past.data !== undefined && past.data.length > 0 && (
        <>
          <h2>{t('stock.past')}</h2>
          <table className="rows">
            <tbody>
              {past.data.map((stock) => (
                <tr key={stock.stockId}>
                  <td>{dateHourOf(stock.startedAt, site.timeZone)}</td>
                  <td>
                    {t('stock.result', { found: stock.found, expected: stock.expected, missing: stock.missing.length, unexpected: stock.unexpected.length })}
                  </td>
                  <td>
                    <button type="button" onClick={() => print(stock.stockId)}>
                      {t('print.print')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {asking && (
        <Confirm text={t('stock.sure', { missing: current.data?.missing.length ?? 0 })} action={t('stock.close')} onYes={close} onNo={() => setAsking(false)} />
      )}
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}

function Progress({ stock }: { readonly stock: StockView }) {
  return (
    <>
      <p className="big-line" role="status">
        {t('stock.progress', { found: stock.found, expected: stock.expected })}
      </p>
      <progress max={Math.max(1, stock.expected)} value={stock.found} aria-label={t('stock.title')} />
      <p>{t('stock.scan')}</p>
      <div className="two-columns">
        <div>
          <h2>{t('stock.missing', { count: stock.missing.length })}</h2>
          <ul className="stock-list">
            {stock.missing.map((device) => (
              <li key={device.label}>{device.name}</li>
            ))}
          </ul>
        </div>
        <div>
          <h2>{t('stock.unexpected', { count: stock.unexpected.length })}</h2>
          <ul className="stock-list">
            {stock.unexpected.map((device) => (
              <li key={device.label}>
                <strong>{device.name}</strong> : {t(`stock.${device.why}`)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
