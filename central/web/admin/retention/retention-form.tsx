import { type FormEvent, useState } from 'react';
import { shiftMonth } from '../../../../shared/domain/comparison.ts';
import { firstKeptMonth, needsReason } from '../../../../shared/domain/retention.ts';
import type { RetentionView } from '../../../reports/retention-view.ts';
import { post } from '../../api.ts';
import { Note } from '../../parts/note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { frRetention as words } from '../../words/fr-retention.ts';

interface Props {
  readonly view: RetentionView;
  /** Local day. */
  readonly today: string;
}

/** Another number of months; says before it is kept what it would remove tonight. */
export function RetentionForm({ view, today }: Props) {
  const { bounds } = view;
  const [months, setMonths] = useState(String(view.months));
  const [reason, setReason] = useState(view.reason);
  const wanted = Number(months);
  const act = useAct(() => post<unknown>('retention', { months: wanted, reason: needsReason(wanted) ? reason : '' }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  const isWithin = Number.isInteger(wanted) && wanted >= bounds.least && wanted <= bounds.most;
  return (
    <form className="card stacked" onSubmit={submit}>
      <h2>{words.change}</h2>
      <label>
        {words.months}
        <input required type="number" min={bounds.least} max={bounds.most} step={1} value={months} onChange={(event) => setMonths(event.target.value)} />
      </label>
      <p className="quiet">{words.bounds(bounds.least, bounds.usual, bounds.most)}</p>
      {needsReason(wanted) && (
        <label>
          {words.reason}
          <textarea required rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
          <small>{words.reasonNote}</small>
        </label>
      )}
      {isWithin && <Effect view={view} first={firstKeptMonth(today, wanted)} />}
      {act.refusal?.code === 'reason-missing' ? (
        <Note kind="error">{words.reasonMissing}</Note>
      ) : (
        <RefusalNote refusal={act.refusal} malformed={words.malformed} />
      )}
      {act.done !== null && <Note kind="done">{words.saved}</Note>}
      <button type="submit" className="primary" disabled={act.busy}>
        {words.change}
      </button>
    </form>
  );
}

/** What the months asked for would keep, and what they would remove. */
function Effect({ view, first }: { readonly view: RetentionView; readonly first: string }) {
  const oldest = view.oldest?.slice(0, 7);
  if (oldest === undefined || oldest >= first) {
    const isLonger = view.keptFrom !== null && first < view.keptFrom;
    return <p>{isLonger ? `${words.keepsFrom(view.keptFrom)} ${words.notBack}` : words.keepsFrom(first)}</p>;
  }
  const last = shiftMonth(first, -1);
  return <Note kind="warning">{oldest === last ? words.goesTonightOne(oldest) : words.goesTonight(oldest, last)}</Note>;
}
