import { useMemo, useState } from 'react';
import type { DeskOutcome } from '../../../shared/contract/outcomes.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { Acting } from '../frame.tsx';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { type Decisions, decisionOf, deviceLines, linesToSend, memberLines } from './decisions.ts';
import { DoubtsPart } from './doubts-part.tsx';
import { examine, type Examining } from './examine.ts';
import { FaultsPart } from './faults-part.tsx';
import { PreviewPart } from './preview-part.tsx';
import { StepHead } from './step-head.tsx';
import { useDoubts } from './use-doubts.ts';

interface Props {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly examining: Examining;
  readonly acting: Acting;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Last step: what would come of each line. Only its button writes, all at once. */
export function CheckStep({ kind, fileName, examining, acting, onBack, onClose }: Props) {
  const client = useClient();
  // The table is made anew at each drawing of the steps above: what it was when this step began counts.
  const [given] = useState(examining);
  const examined = useMemo(() => examine(kind, given), [given, kind]);
  const doubting = useDoubts(examined);
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  // One act however often it is sent: after a silence nobody knows whether it was done.
  const [actionId] = useState(() => crypto.randomUUID());
  const [writing, setWriting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const doubts = doubting.kind === 'compared' ? doubting.doubts : [];
  const open = doubts.filter((doubt) => decisionOf(doubt, decisions) === null).length;
  const count = doubting.kind === 'compared' ? linesToSend<unknown>(examined.fine, doubts, decisions).length : 0;
  const write = (): void => {
    setWriting(true);
    setError(null);
    const { headings } = given.table;
    const columns = { actionId, headings: [...headings], mapping: mutable(given.mapping) };
    const sent: Promise<DeskOutcome> =
      examined.kind === 'members'
        ? client.call('imports.members', { ...columns, lines: memberLines(linesToSend(examined.fine, doubts, decisions)) })
        : client.call('imports.devices', { ...columns, lines: deviceLines(linesToSend(examined.fine, doubts, decisions)) });
    sent
      .then((outcome) => {
        acting.run(() => Promise.resolve(outcome));
        onClose();
      }, setError)
      .finally(() => setWriting(false));
  };
  return (
    <>
      <StepHead step={3} title={t('import.checkTitle')} />
      <Counts doubting={doubting} fine={examined.fine.length} wrong={examined.wrong} known={doubts.length} />
      {doubting.kind === 'comparing' && <progress aria-label={t('import.comparing')} value={doubting.done} max={Math.max(1, doubting.of)} />}
      {doubting.kind === 'failed' && <ErrorNote error={doubting.error} />}
      <FaultsPart faults={examined.faults} table={given.table} fileName={fileName} />
      <DoubtsPart kind={kind} doubts={doubts} decisions={decisions} onDecide={setDecisions} />
      <PreviewPart examined={examined} sites={given.sites} />
      <ErrorNote error={error} />
      {writing && <progress aria-label={t('app.working')} />}
      <footer>
        {open > 0 && <span className="import-open">{t('import.toDecide', { count: open })}</span>}
        <button type="button" disabled={writing} onClick={onBack}>
          {t('import.back')}
        </button>
        <button type="button" className="primary" disabled={writing || count === 0 || open > 0} onClick={write}>
          {t(writing ? 'app.working' : examined.wrong > 0 ? 'import.goFine' : 'import.go', { count })}
        </button>
      </footer>
    </>
  );
}

/** The mapping as the method takes it. */
const mutable = ({ columns, words }: Examining['mapping']) => ({
  columns: [...columns],
  words: Object.fromEntries(Object.entries(words).map(([field, said]) => [field, { ...said }])),
});

/** Lines new, known, in error. */
function Counts({
  doubting,
  fine,
  wrong,
  known,
}: {
  readonly doubting: { readonly kind: string };
  readonly fine: number;
  readonly wrong: number;
  readonly known: number;
}) {
  return (
    <p className="import-counts" role="status">
      <strong>{t(doubting.kind === 'compared' ? 'import.new' : 'import.comparing', { count: fine - known })}</strong>
      {known > 0 && <span>{t('import.known', { count: known })}</span>}
      {wrong > 0 && <span className="fault">{t('import.wrong', { count: wrong })}</span>}
    </p>
  );
}
