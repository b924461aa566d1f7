import { CaretLeft, CaretRight } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { shiftMonth } from '../../../shared/domain/comparison.ts';
import type { MonthState } from '../../../shared/domain/month-state.ts';
import { useRoute } from '../use-route.ts';
import { format } from '../words/format.ts';
import { fr } from '../words/fr.ts';
import { stateSentence } from '../words/fr-state.ts';

interface Props {
  readonly title: string;
  readonly month: string;
  /** Local day: no month after it can be opened. */
  readonly today: string;
  readonly state: MonthState | null;
  readonly children?: ReactNode;
}
/** The head of a page about one month: what, which month, how far it can be trusted. */
export function MonthHead({ title, month, today, state, children }: Props) {
  const [route, go] = useRoute();
  const walk = (by: number) => go({ ...route, version: null, month: shiftMonth(month, by) });
  return (
    <div className="page-head">
      <div>
        <p className="over">{title}</p>
        <h1>{format.capital(format.month(month))}</h1>
      </div>
      {state !== null && <span className={`state state-${state.kind}`}>{stateSentence(state)}</span>}
      <div className="page-acts no-print">
        <button type="button" className="square" onClick={() => walk(-1)} aria-label={fr.previousMonth} title={`${fr.previousMonth} (F7)`}>
          <CaretLeft aria-hidden size={20} />
        </button>
        <button
          type="button"
          className="square"
          disabled={shiftMonth(month, 1) > today}
          onClick={() => walk(1)}
          aria-label={fr.nextMonth}
          title={`${fr.nextMonth} (F8)`}
        >
          <CaretRight aria-hidden size={20} />
        </button>
        {children}
      </div>
    </div>
  );
}
