import { useState } from 'react';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { t } from '../words.ts';
import { type Decision, type Decisions, decideAll, decisionOf, mayBeOther } from './decisions.ts';
import type { Doubt } from './examine.ts';

interface Props {
  readonly kind: ImportKind;
  readonly doubts: readonly Doubt[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}
const PAGE = 20;

/** Lines beside what they may be of: each decided by the person, or all alike. */
export function DoubtsPart({ kind, doubts, decisions, onDecide }: Props) {
  const [shown, setShown] = useState(PAGE);
  const asked = doubts.filter(({ same }) => !same);
  const same = doubts.length - asked.length;
  if (doubts.length === 0) return null;
  const decide = (line: number, decision: Decision): void => onDecide(new Map(decisions).set(line, decision));
  return (
    <section aria-label={t('import.doubts')}>
      {asked.length > 0 && (
        <div className="import-part-head">
          <h4>{t('import.doubts')}</h4>
          <div role="group" aria-label={t('import.forAll')}>
            <span>{t('import.forAll')}</span>
            {(['same', 'other', 'skip'] as const).map((choice) => (
              <button key={choice} type="button" onClick={() => onDecide(decideAll(asked, decisions, choice))}>
                {t(`import.${choice}-${kind}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      <ul className="import-doubts">
        {asked.slice(0, shown).map((doubt) => (
          <li key={doubt.line}>
            <OneDoubt kind={kind} doubt={doubt} decision={decisionOf(doubt, decisions)} onDecide={(decision) => decide(doubt.line, decision)} />
          </li>
        ))}
      </ul>
      {asked.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {t('import.moreDoubts', { count: asked.length - shown })}
        </button>
      )}
      {same > 0 && <p className="quiet-text">{t('import.sameAlready', { count: same })}</p>}
    </section>
  );
}

interface OneProps {
  readonly kind: ImportKind;
  readonly doubt: Doubt;
  readonly decision: Decision | null;
  readonly onDecide: (decision: Decision) => void;
}
function OneDoubt({ kind, doubt, decision, onDecide }: OneProps) {
  const group = `doubt-${doubt.line}`;
  const radio = (chosen: boolean, next: Decision, label: string) => (
    <label className="tick">
      <input type="radio" name={group} checked={chosen} onChange={() => onDecide(next)} />
      {label}
    </label>
  );
  return (
    <fieldset>
      <legend>
        {t('import.lineOf', { line: doubt.line })}{' '}
        <strong>
          <bdi>{doubt.name}</bdi>
        </strong>{' '}
        <small>{doubt.detail}</small>
      </legend>
      {doubt.twinOf !== null && <p>{t('import.twin', { line: doubt.twinOf })}</p>}
      {doubt.known.map((one) => (
        <div key={one.id} className="import-known">
          {radio(decision?.kind === 'same' && decision.id === one.id, { kind: 'same', id: one.id }, t(`import.same-${kind}`))}
          <span>
            {t('import.already')}{' '}
            <strong>
              <bdi>{one.name}</bdi>
            </strong>{' '}
            <small>{[one.detail, t(`import.by-${one.by}`)].filter((part) => part !== '').join(' · ')}</small>
          </span>
        </div>
      ))}
      <div className="import-known">
        {mayBeOther(doubt) && radio(decision?.kind === 'other', { kind: 'other' }, t(`import.other-${kind}`))}
        {radio(decision?.kind === 'skip', { kind: 'skip' }, t(`import.skip-${kind}`))}
      </div>
    </fieldset>
  );
}
