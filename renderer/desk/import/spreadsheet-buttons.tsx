import { lazy, Suspense, useState } from 'react';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { Acting } from '../frame.tsx';
import { t } from '../words.ts';

// What reads spreadsheets is loaded when somebody asks for it.
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));

interface Props {
  readonly kind: ImportKind;
  readonly acting: Acting;
  /** Nothing to take out yet: only the import is offered. */
  readonly empty?: boolean;
}

/** Bring in from a spreadsheet, take out into one. */
export function SpreadsheetButtons({ kind, acting, empty = false }: Props) {
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <span className="spreadsheet-buttons">
      <button type="button" onClick={() => setOpen('import')}>
        {t('import.open')}
      </button>
      {!empty && (
        <button type="button" onClick={() => setOpen('export')}>
          {t('export.open')}
        </button>
      )}
      <Suspense fallback={null}>
        {open === 'import' && <ImportDialog kind={kind} acting={acting} onClose={close} />}
        {open === 'export' && <ExportDialog kind={kind} onClose={close} />}
      </Suspense>
    </span>
  );
}
