import { type ChangeEvent, useState } from 'react';
import type { UsbAnswer, UsbExporting, UsbState } from '../../../shared/contract/usb-methods.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { saveAs } from '../../ui/save-as.ts';
import { t } from '../words.ts';

/** Without network for long: what waits is written on a USB key, and central's answer is read from it. */
export function Usb({ timeZone }: { readonly timeZone: string }) {
  const read = useRead('usb.state', {});
  return (
    <section aria-labelledby="usb-title">
      <h2 id="usb-title">{t('usb.title')}</h2>
      <p className="quiet-text">{t('usb.help')}</p>
      <Loaded read={read}>{(state) => <Ready state={state} timeZone={timeZone} />}</Loaded>
    </section>
  );
}

type Done = { readonly kind: 'wrote'; readonly wrote: UsbExporting } | { readonly kind: 'took'; readonly took: UsbAnswer };

function Ready({ state, timeZone }: { readonly state: UsbState; readonly timeZone: string }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<Done | null>(null);
  const act = (work: () => Promise<Done>): void => {
    setBusy(true);
    setError(null);
    setDone(null);
    void work()
      .then(setDone, setError)
      .finally(() => setBusy(false));
  };
  const write = (): void =>
    act(async () => {
      const wrote = await client.call('usb.export', {});
      if (wrote.kind === 'here') saveAs(wrote.fileName, new Blob([wrote.text], { type: 'application/json' }));
      return { kind: 'wrote', wrote };
    });
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file !== undefined) act(async () => ({ kind: 'took', took: await client.call('usb.takeAnswer', { text: await file.text() }) }));
  };
  const { lastExport, waiting } = state;
  return (
    <>
      <p>{t('usb.exportWaiting', { count: waiting })}</p>
      <div className="actions">
        <button type="button" disabled={busy} onClick={write}>
          {t(busy ? 'app.working' : 'usb.export')}
        </button>
        <label className="file-button">
          {t('usb.answer')}
          <input type="file" accept=".accueil" disabled={busy} onChange={take} />
        </label>
      </div>
      {busy && <progress aria-label={t('app.working')} />}
      <ErrorNote error={error} />
      {done !== null && (
        <p className="note" role="status">
          {sentence(done)}
        </p>
      )}
      {lastExport !== null && (
        <p className="quiet-text">
          {t('usb.last', { when: dateHourOf(lastExport.at, timeZone), facts: lastExport.facts })}{' '}
          {lastExport.answeredAt === null ? t('usb.notAnswered') : t('usb.answered', { when: dateHourOf(lastExport.answeredAt, timeZone) })}
        </p>
      )}
    </>
  );
}

function sentence(done: Done): string {
  if (done.kind === 'took') {
    const { facts, waiting, refused } = done.took;
    return [t('usb.taken', { facts, waiting }), ...(refused ? [t('usb.refused')] : [])].join(' ');
  }
  const { wrote } = done;
  if (wrote.kind === 'cancelled') return t('usb.cancelled');
  const { fileName, batches, facts, left } = wrote;
  return [
    t(wrote.kind === 'saved' ? 'usb.saved' : 'usb.handed', { fileName, batches, facts }),
    ...(left > 0 ? [t('usb.left', { count: left })] : []),
    t('usb.stillWaiting'),
  ].join(' ');
}
