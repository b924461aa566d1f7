import { useState } from 'react';
import { type LabelFormatName, labelFormatNames, labelFormats } from '../../../shared/domain/label-formats.ts';
import { Choice } from '../choice.tsx';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { saveFile } from '../save-file.ts';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { PrinterChoice } from './printer-choice.tsx';
import { PrinterOffsets } from './printer-offsets.tsx';

/** Labels of devices and workstations on sheets and rolls, and the desk's command cards. */
export function LabelSheets() {
  const client = useClient();
  const devices = useRead('devices.list', {});
  const printers = useRead('printers.list', {});
  const [format, setFormat] = useState<LabelFormatName>('L7163');
  const [start, setStart] = useState(1);
  const [printer, setPrinter] = useState('');
  const [one, setOne] = useState('all');
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { columns, rows } = labelFormats[format];
  const chosen = devices.data?.find((device) => String(device.deviceId) === one);
  const job = {
    deviceIds: chosen === undefined ? null : [chosen.deviceId],
    workstations: one === 'all',
    format,
    start: Math.min(start, columns * rows),
    printer,
  };
  const show = (page: Promise<{ readonly html: string }>): void => void page.then(({ html }) => setPreview(html), setError);
  return (
    <section className="label-sheets">
      <h1>{t('labels.title')}</h1>
      <div className="inline-form">
        <label>
          {t('labels.which')}
          <select value={one} onChange={(event) => setOne(event.target.value)}>
            <option value="all">{t('labels.all')}</option>
            {(devices.data ?? []).map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.name}
              </option>
            ))}
          </select>
        </label>
        <Choice label={t('labels.format')} options={labelFormatNames} value={format} wordOf={(name) => t(`labels.format-${name}`)} onChoose={setFormat} />
        {columns * rows > 1 && (
          <label>
            {t('labels.start', { most: columns * rows })}
            <input type="number" min={1} max={columns * rows} value={start} onChange={(event) => setStart(Math.max(1, event.target.valueAsNumber || 1))} />
          </label>
        )}
        <PrinterChoice label={t('labels.printer')} value={printer} onChange={setPrinter} />
      </div>
      <div className="acts">
        <button type="button" className="primary" onClick={() => show(client.call('labels.sheet', job))}>
          {t('loans.labels')}
        </button>
        <button type="button" onClick={() => void client.call('labels.pdf', job).then((file) => saveFile({ ...file, type: 'application/pdf' }), setError)}>
          {t('labels.pdf')}
        </button>
        <button type="button" onClick={() => show(client.call('labels.test', { format, printer }))}>
          {t('labels.test')}
        </button>
      </div>
      <ErrorNote error={error} />
      <PrinterOffsets printers={printers.data ?? []} />
      <h2>{t('labels.others')}</h2>
      <div className="acts">
        <button type="button" onClick={() => show(client.call('labels.page', {}))}>
          {t('labels.cut')}
        </button>
        <button type="button" onClick={() => show(client.call('commands.page', {}))}>
          {t('loans.commands')}
        </button>
      </div>
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}
