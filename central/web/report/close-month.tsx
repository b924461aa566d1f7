import { LockSimple } from '@phosphor-icons/react';
import { type FormEvent, useState } from 'react';
import type { ClosedVersion, MonthlyReport } from '../../reports/views.ts';
import { post } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Note } from '../parts/note.tsx';
import { useAct } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';

/** *Valider et figer*: the next version of the month, for every antenne at once. */
export function CloseMonth({ report, today }: { readonly report: MonthlyReport; readonly today: string }) {
  const [open, setOpen] = useState(false);
  const { stamp } = report;
  const next = stamp.state.kind === 'closed' ? stamp.state.version + 1 : 1;
  const useful = stamp.version === null && (stamp.state.kind !== 'closed' || stamp.state.pendingDifferences > 0);
  const over = stamp.month < today.slice(0, 7);
  if (!useful) return null;
  return (
    <>
      <button type="button" className="primary" disabled={!over} title={over ? undefined : words.notOver} onClick={() => setOpen(true)}>
        <LockSimple aria-hidden size={20} /> {next === 1 ? words.close : words.closeAgain(next)}
      </button>
      {open && <Confirm report={report} version={next} onClose={() => setOpen(false)} />}
    </>
  );
}

function Confirm({ report, version, onClose }: { readonly report: MonthlyReport; readonly version: number; readonly onClose: () => void }) {
  const { month, state } = report.stamp;
  const [acceptMissing, setAccept] = useState(false);
  const act = useAct(() => post<ClosedVersion>('reports/closings', { month, version, acceptMissing }), onClose);
  const missing = 'missingDays' in state ? state.missingDays : 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  return (
    <Dialog title={words.closeTitle(format.month(month), version)} onClose={onClose}>
      <p>{words.closeText}</p>
      <form onSubmit={submit}>
        {missing > 0 && (
          <label className="check">
            <input type="checkbox" checked={acceptMissing} onChange={(event) => setAccept(event.target.checked)} />
            {words.closeMissing(missing)}
          </label>
        )}
        {act.refusal !== null && <Note kind="error">{words.closeReasons[act.refusal.code] ?? (act.refusal.status === 403 ? fr.notAllowed : fr.silent)}</Note>}
        <button type="submit" className="primary" disabled={act.busy || (missing > 0 && !acceptMissing)}>
          {act.busy ? words.closing : words.closeAgain(version)}
        </button>
      </form>
    </Dialog>
  );
}
