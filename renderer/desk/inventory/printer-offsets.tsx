import { type FormEvent, useState } from 'react';
import type { PrinterLine } from '../../../shared/contract/inventory-views.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { PrinterChoice } from './printer-choice.tsx';

/** What each printer is off by: hold its test page against a real sheet, measure, type it in (UX §5.2). */
export function PrinterOffsets({ printers }: { readonly printers: readonly PrinterLine[] }) {
  const client = useClient();
  const [draft, setDraft] = useState({ name: '', right: 0, down: 0 });
  const settings = useRead('settings.get', {});
  const [error, setError] = useState<unknown>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { name, right, down } = draft;
    client
      .call('printers.keep', { actionId: crypto.randomUUID(), name, rightTenths: Math.round(right * 10), downTenths: Math.round(down * 10) })
      .then(() => setError(null), setError);
  };
  return (
    <form onSubmit={save}>
      <h2>{t('labels.offsets')}</h2>
      <p>{t('labels.offsetHow')}</p>
      <div className="inline-form">
        <label>
          {t('labels.printerName')}
          <input
            required
            maxLength={60}
            list="label-printers"
            value={draft.name}
            onChange={(event) => {
              const known = printers.find((one) => one.name === event.target.value);
              setDraft(
                known === undefined ? { ...draft, name: event.target.value } : { name: known.name, right: known.rightTenths / 10, down: known.downTenths / 10 },
              );
            }}
          />
          <datalist id="label-printers">
            {printers.map((one) => (
              <option key={one.name} value={one.name} />
            ))}
          </datalist>
        </label>
        <Millimetres label={t('labels.right')} value={draft.right} onChange={(right) => setDraft({ ...draft, right })} />
        <Millimetres label={t('labels.down')} value={draft.down} onChange={(down) => setDraft({ ...draft, down })} />
        <button type="submit">{t('app.save')}</button>
      </div>
      {printers.length > 0 && settings.data !== undefined && (
        <PrinterChoice
          label={t('labels.cardPrinter')}
          value={settings.data.cardPrinter}
          onChange={(cardPrinter) => void client.call('settings.set', { cardPrinter }).catch(setError)}
        />
      )}
      <ErrorNote error={error} />
    </form>
  );
}

function Millimetres({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <label>
      {label}
      <input type="number" step={0.1} min={-10} max={10} value={value} onChange={(event) => onChange(event.target.valueAsNumber || 0)} />
    </label>
  );
}
