import { type FormEvent, useState } from 'react';
import { type CardSheetName, cardSheets, placesOf } from '../../../shared/domain/card-sheet.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { Choice } from '../choice.tsx';
import { PrinterChoice } from '../inventory/printer-choice.tsx';
import { Dialog, ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

const sheets = ['ten', 'eight'] as const;

/** Cards on A4 sheets: blank ones for the days to come, or those of the people of the list; a begun sheet goes on where it stopped. */
export function CardSheetsDialog({ memberIds, onClose }: { readonly memberIds: readonly MemberId[]; readonly onClose: () => void }) {
  const client = useClient();
  const [whose, setWhose] = useState<'blank' | 'list'>('blank');
  const [count, setCount] = useState('10');
  const [sheet, setSheet] = useState<CardSheetName>('ten');
  const [start, setStart] = useState('1');
  const [printer, setPrinter] = useState('');
  const [html, setHtml] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = async (): Promise<void> => {
    try {
      const blanks = whose === 'blank' ? await client.call('cards.makeBlanks', { actionId: crypto.randomUUID(), count: Number(count) }) : null;
      const what = blanks === null ? { memberIds: [...memberIds] } : { madeAt: blanks.madeAt };
      setHtml((await client.call('cards.sheet', { what, sheet, start: Number(start), printer })).html);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void make();
  };
  if (html !== null) return <PrintPreview html={html} onClose={onClose} />;
  return (
    <Dialog title={t('sheets.title')} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <fieldset>
          <legend>{t('sheets.whose')}</legend>
          <label className="tick">
            <input type="radio" name="whose" checked={whose === 'blank'} onChange={() => setWhose('blank')} />
            {t('sheets.blank')}
          </label>
          <label className="tick">
            <input type="radio" name="whose" disabled={memberIds.length === 0} checked={whose === 'list'} onChange={() => setWhose('list')} />
            {t('sheets.list', { count: memberIds.length })}
          </label>
        </fieldset>
        {whose === 'blank' && (
          <label>
            {t('sheets.count')}
            <input type="number" required min={1} max={200} value={count} onChange={(event) => setCount(event.target.value)} />
            <small>{t('sheets.blankHelp')}</small>
          </label>
        )}
        <div className="side-by-side">
          <Choice label={t('sheets.sheet')} options={sheets} value={sheet} wordOf={(one) => t(`sheets.${one}`)} onChoose={setSheet} />
          <label>
            {t('sheets.start')}
            <input type="number" required min={1} max={placesOf(cardSheets[sheet])} value={start} onChange={(event) => setStart(event.target.value)} />
            <small>{t('sheets.startHelp')}</small>
          </label>
        </div>
        <PrinterChoice label={t('labels.printer')} value={printer} onChange={setPrinter} />
        <ErrorNote error={error} />
        <footer>
          <button type="submit" className="primary">
            {t('sheets.make')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
