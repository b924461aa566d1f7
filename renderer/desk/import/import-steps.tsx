import { useEffect, useState } from 'react';
import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import { guessColumns, type ImportMapping } from '../../../shared/domain/import-columns.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { frImportHeadings } from '../../i18n/import-words.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { CheckStep } from './check-step.tsx';
import type { Chosen } from './choose-file.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { guessHeadingLine, tableOf } from './table-of.ts';

interface Props {
  readonly kind: ImportKind;
  readonly chosen: Chosen;
  readonly sites: readonly SiteChoice[];
  readonly thisYear: number;
  readonly acting: Acting;
  readonly onOther: () => void;
  readonly onClose: () => void;
}

/** The columns, then the check. What was said of columns under the same headings is there already. */
export function ImportSteps({ kind, chosen, sites, thisYear, acting, onOther, onClose }: Props) {
  const client = useClient();
  const { sheets } = chosen.spreadsheet;
  const [sheetAt, setSheetAt] = useState(0);
  const lines = sheets[sheetAt]?.lines ?? [];
  const [headingLine, setHeadingLine] = useState(() => guessHeadingLine(kind, lines));
  const [step, setStep] = useState<'columns' | 'check'>('columns');
  const [given, setGiven] = useState<{ readonly mapping: ImportMapping; readonly remembered: boolean } | null>(null);
  const table = tableOf(lines, headingLine);
  const headingsText = JSON.stringify(table.headings);
  useEffect(() => {
    const headings: string[] = JSON.parse(headingsText) as string[]; // written just above
    const guessed = { mapping: { columns: guessColumns(kind, headings, frImportHeadings), words: {} }, remembered: false };
    let late = false;
    client.call('imports.mapping', { kind, headings }).then(
      (mapping) => !late && setGiven(mapping?.columns.length === headings.length ? { mapping, remembered: true } : guessed),
      // What was remembered is a help: without it the guess does.
      () => !late && setGiven(guessed),
    );
    return () => {
      late = true;
    };
  }, [client, headingsText, kind]);
  if (given === null || given.mapping.columns.length !== table.headings.length)
    return (
      <p className="skeleton" aria-busy="true">
        {t('app.loading')}
      </p>
    );
  if (step === 'check') {
    return (
      <CheckStep
        kind={kind}
        fileName={chosen.fileName}
        examining={{ table, mapping: given.mapping, sites, thisYear }}
        acting={acting}
        onBack={() => setStep('columns')}
        onClose={onClose}
      />
    );
  }
  return (
    <ColumnsStep
      kind={kind}
      chosen={chosen}
      sheetAt={sheetAt}
      lines={lines}
      table={table}
      sites={sites}
      mapping={given.mapping}
      remembered={given.remembered}
      onSheet={(at) => {
        setSheetAt(at);
        setHeadingLine(guessHeadingLine(kind, sheets[at]?.lines ?? []));
      }}
      onHeadingLine={setHeadingLine}
      onMapping={(mapping) => setGiven({ mapping, remembered: given.remembered })}
      onOther={onOther}
      onNext={() => setStep('check')}
    />
  );
}
