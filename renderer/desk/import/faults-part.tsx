import Papa from 'papaparse';
import { guardFormula } from '../../../shared/domain/formula-guard.ts';
import type { ImportFault } from '../../../shared/domain/import-lines.ts';
import { saveAs } from '../../ui/save-as.ts';
import { t } from '../words.ts';
import type { Table } from './table-of.ts';

interface Props {
  readonly faults: readonly ImportFault[];
  readonly table: Table;
  readonly fileName: string;
}
const MOST = 50;

/** Each cell that cannot be taken: where it is, what stands there, what to do; all of them as a file. */
export function FaultsPart({ faults, table, fileName }: Props) {
  if (faults.length === 0) return null;
  const save = (): void =>
    saveAs(`${t('import.faultsFile')}-${fileName.replace(/\.\w+$/, '')}.csv`, new Blob([faultsCsv(faults, table)], { type: 'text/csv' }));
  return (
    <section aria-label={t('import.faults')}>
      <div className="import-part-head">
        <h4>{t('import.faults')}</h4>
        <button type="button" onClick={save}>
          {t('import.saveFaults')}
        </button>
      </div>
      <div className="import-scroll">
        <table className="rows import-faults">
          <thead>
            <tr>
              <th>{t('import.line')}</th>
              <th>{t('import.column')}</th>
              <th>{t('import.shown')}</th>
              <th>{t('import.todo')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, MOST).map((fault) => (
              <tr key={`${fault.line} ${fault.column}`}>
                <td>{fault.line}</td>
                <td>{columnName(fault, table)}</td>
                <td>
                  <bdi>{fault.shown === '' ? t('import.nothing') : fault.shown.slice(0, 60)}</bdi>
                </td>
                <td>{t(`import.fault-${fault.fault}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > MOST && <p className="quiet-text">{t('import.moreFaults', { count: faults.length - MOST })}</p>}
    </section>
  );
}

/** The heading of a column, or its letter in the spreadsheet. */
function columnName({ column }: ImportFault, table: Table): string {
  const heading = table.headings[column] ?? '';
  return heading === '' ? String.fromCharCode(65 + (column % 26)) : heading;
}

/** The same as a file for a spreadsheet, its texts guarded. */
export function faultsCsv(faults: readonly ImportFault[], table: Table): string {
  const rows = faults.map((fault) => [String(fault.line), columnName(fault, table), fault.shown, t(`import.fault-${fault.fault}`)]);
  const fields = [t('import.line'), t('import.column'), t('import.shown'), t('import.todo')];
  return `\uFEFF${Papa.unparse({ fields, data: rows.map((row) => row.map(guardFormula)) }, { delimiter: ';' })}`;
}
