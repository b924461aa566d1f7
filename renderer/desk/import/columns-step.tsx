import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import type { ImportLine } from '../../../shared/domain/import-cells.ts';
import { fieldsMissing, type ImportMapping, twiceNamed, withColumn } from '../../../shared/domain/import-columns.ts';
import { fieldsOf, type ImportKind, neededFields } from '../../../shared/domain/import-fields.ts';
import { t } from '../words.ts';
import type { Chosen } from './choose-file.tsx';
import { unknownWords } from './examine.ts';
import { StepHead } from './step-head.tsx';
import { examplesOf, possibleHeadings, type Table } from './table-of.ts';
import { WordsPart } from './words-part.tsx';

interface Props {
  readonly kind: ImportKind;
  readonly chosen: Chosen;
  readonly sheetAt: number;
  readonly lines: readonly ImportLine[];
  readonly table: Table;
  readonly sites: readonly SiteChoice[];
  readonly mapping: ImportMapping;
  readonly remembered: boolean;
  readonly onSheet: (at: number) => void;
  readonly onHeadingLine: (line: number) => void;
  readonly onMapping: (mapping: ImportMapping) => void;
  readonly onOther: () => void;
  readonly onNext: () => void;
}

/** Second step: which column is which field, and what words mean that nobody knows. */
export function ColumnsStep(props: Props) {
  const { kind, table, sites, mapping, onMapping } = props;
  const missing = fieldsMissing(kind, mapping.columns);
  const twice = twiceNamed(table.headings);
  const words = unknownWords({ table, mapping, sites });
  return (
    <>
      <StepHead step={2} title={t('import.columns')} />
      <FileLine {...props} />
      {props.remembered && <p className="note">{t('import.remembered')}</p>}
      {twice.length > 0 && <p className="note">{t('import.twice', { names: twice.join(', ') })}</p>}
      <ColumnTable kind={kind} table={table} mapping={mapping} onMapping={onMapping} />
      <WordsPart words={words} sites={sites} mapping={mapping} onMapping={onMapping} />
      {table.lines.length === 0 && <p className="note note-error">{t('import.noLine')}</p>}
      {missing.length > 0 && (
        <p className="note note-error" role="alert">
          {t('import.missing', { fields: missing.map((field) => t(`import.field-${field}`)).join(', ') })}
        </p>
      )}
      <footer>
        <button type="button" onClick={props.onOther}>
          {t('import.otherFile')}
        </button>
        <button type="button" className="primary" disabled={missing.length > 0 || table.lines.length === 0} onClick={props.onNext}>
          {t('import.check')}
        </button>
      </footer>
    </>
  );
}

/** The file, which of its sheets, and which line holds the headings. */
function FileLine({ chosen, sheetAt, lines, table, onSheet, onHeadingLine }: Props) {
  const { spreadsheet, fileName } = chosen;
  return (
    <div className="import-file">
      <p>
        <strong>{fileName}</strong> · {t(`import.format-${spreadsheet.format}`)} · {t('import.lines', { count: table.lines.length })}
        {spreadsheet.misnamed && <> · {t('import.misnamed')}</>}
        {spreadsheet.skipped.length > 0 && <> · {t('import.skipped', { names: spreadsheet.skipped.join(', ') })}</>}
      </p>
      {spreadsheet.sheets.length > 1 && (
        <label>
          {t('import.sheet')}
          <select value={sheetAt} onChange={(event) => onSheet(Number(event.target.value))}>
            {spreadsheet.sheets.map((sheet, at) => (
              <option key={sheet.name} value={at}>
                {sheet.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('import.headingLine')}
        <select value={table.headingLine} onChange={(event) => onHeadingLine(Number(event.target.value))}>
          {possibleHeadings(lines).map((line) => (
            <option key={line.line} value={line.line}>
              {line.line} :{' '}
              {line.cells
                .map(({ text }) => text)
                .join(' | ')
                .slice(0, 60)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function ColumnTable({ kind, table, mapping, onMapping }: Pick<Props, 'kind' | 'table' | 'mapping' | 'onMapping'>) {
  const needed: readonly string[] = neededFields[kind];
  return (
    <div className="import-scroll">
      <table className="rows import-columns">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th>{t('import.examples')}</th>
            <th>{t('import.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {table.headings.map((heading, column) => {
            const field = mapping.columns[column] ?? null;
            const name = heading === '' ? t('import.unnamed', { number: column + 1 }) : heading;
            return (
              // Two columns may bear one name: their place tells them apart.
              <tr key={`${column} ${heading}`} className={field === null ? 'import-left-out' : ''}>
                <td>
                  <strong>{name}</strong>
                </td>
                <td>{field === null ? '' : examplesOf(table, column).join(' · ').slice(0, 80)}</td>
                <td>
                  <select
                    aria-label={t('import.fieldOf', { name })}
                    value={field ?? ''}
                    onChange={(event) => onMapping(withColumn(mapping, column, fieldsOf[kind].find((one) => one === event.target.value) ?? null))}
                  >
                    <option value="">{t('import.leaveOut')}</option>
                    {fieldsOf[kind].map((one) => (
                      <option key={one} value={one}>
                        {t(`import.field-${one}`)}
                        {needed.includes(one) ? ' *' : ''}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
