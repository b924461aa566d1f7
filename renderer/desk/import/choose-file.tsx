import { type DragEvent, useState } from 'react';
import { fieldsOf, type ImportKind, MOST_IMPORT_LINES, neededFields } from '../../../shared/domain/import-fields.ts';
import { t } from '../words.ts';
import type { FileTrouble } from './file-trouble.ts';
import { StepHead } from './step-head.tsx';
import { readSpreadsheet, type Spreadsheet } from './read-spreadsheet.ts';

export interface Chosen {
  readonly fileName: string;
  readonly spreadsheet: Spreadsheet;
  /** Another file, another turn. */
  readonly turn: number;
}

/** First step: a file chosen or dropped; what it must hold, and what is never kept. */
export function ChooseFile({ kind, onChosen }: { readonly kind: ImportKind; readonly onChosen: (chosen: Chosen) => void }) {
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const [reading, setReading] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setReading(true);
    setTrouble(null);
    try {
      const read = readSpreadsheet(file.name, new Uint8Array(await file.arrayBuffer()));
      if (read.kind === 'read') onChosen({ fileName: file.name, spreadsheet: read.spreadsheet, turn: Date.now() });
      else setTrouble(read.why);
    } catch {
      setTrouble('broken');
    }
    setReading(false);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const needed: readonly string[] = neededFields[kind];
  const others = fieldsOf[kind].filter((field) => !needed.includes(field));
  return (
    <>
      <StepHead step={1} title={t('import.file')} />
      <div className="import-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p>{t('import.drop')}</p>
        <label className="file-button">
          {t(reading ? 'import.reading' : 'import.choose')}
          <input
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.xlsm"
            disabled={reading}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              void take(file);
            }}
          />
        </label>
        <p className="quiet-text">{t('import.formats', { most: MOST_IMPORT_LINES.toLocaleString('fr-FR') })}</p>
      </div>
      {trouble !== null && (
        <p className="note note-error" role="alert">
          {t(`import.file-${trouble}`)}
        </p>
      )}
      <dl className="import-what">
        <dt>{t('import.needed')}</dt>
        <dd>{neededFields[kind].map((field) => t(`import.field-${field}`)).join(', ')}</dd>
        <dt>{t('import.others')}</dt>
        <dd>{others.map((field) => t(`import.field-${field}`)).join(', ')}</dd>
      </dl>
      <p className="quiet-text">{t(`import.never-${kind}`)}</p>
    </>
  );
}
