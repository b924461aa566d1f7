import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MemberSheet, SiteChoice } from '../../../shared/contract/people-views.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import type { BlankCard } from './members.tsx';
import { CardStep, ComfortStep, IdentityStep, PathStep } from './registration-steps.tsx';
import { type DraftFaults, draftOf, draftSent, emptyDraft, faultsOf } from './sheet-draft.ts';

export type CardChoice = 'print' | 'phone' | 'blank' | 'none';
/** What the sheet does first once the person is registered. */
export type AfterRegistration = 'print' | 'phone' | null;

interface Props {
  /** The sheet to change; null: a new person. */
  readonly sheet: MemberSheet | null;
  /** Words of a search that found nobody. */
  readonly searched: string;
  /** The blank card scanned last. */
  readonly blank: BlankCard | null;
  readonly onDone: (memberId: MemberId, after: AfterRegistration) => void;
  readonly onOpen: (memberId: MemberId) => void;
}
const titles = ['reg.identity', 'reg.path', 'reg.comfort', 'reg.card'] as const;
const submits = { print: 'reg.createPrint', phone: 'reg.createPhone', blank: 'reg.createBlank', none: 'reg.createOnly' } as const;

/** Registration in four steps (UX D6): Enter goes on, Alt+← back, every step can be saved to be completed later. */
export function Registration(props: Props) {
  const sites = useRead('sites.list', {});
  return <Loaded read={sites}>{(list) => <Steps {...props} sites={list} />}</Loaded>;
}

function Steps({ sheet, searched, sites, blank, onDone, onOpen }: Props & { readonly sites: readonly SiteChoice[] }) {
  const client = useClient();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => (sheet === null ? emptyDraft(searched) : draftOf(sheet)));
  const [step, setStep] = useState(0);
  const [card, setCard] = useState<CardChoice>('print');
  const [faults, setFaults] = useState<DraftFaults>({});
  const [error, setError] = useState<unknown>(null);
  const [actionId] = useState(() => crypto.randomUUID());
  const last = sheet === null ? 3 : 2;
  // A blank card scanned at the last step is the choice.
  useEffect(() => {
    if (blank !== null) setCard('blank');
  }, [blank]);

  // Each step begins in its first field; a refused one in the field at fault.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('.reg-fields input, .reg-fields select')?.focus();
  }, [step]);

  const isFine = (): boolean => {
    const found = faultsOf(draft, new Date().getFullYear());
    setFaults(found);
    if (Object.keys(found).length === 0) return true;
    setStep(found.district === undefined ? 0 : found.firstName === undefined && found.lastName === undefined && found.birthYear === undefined ? 1 : 0);
    return false;
  };
  const save = (toComplete: boolean): void => {
    if (!isFine()) return;
    const sent = draftSent(draft, sites, toComplete);
    if (sheet !== null) {
      client.call('members.update', { ...sent, actionId, memberId: sheet.memberId }).then(() => onDone(sheet.memberId, null), setError);
      return;
    }
    const chosen = toComplete ? 'none' : card;
    const after = chosen === 'print' || chosen === 'phone' ? chosen : null;
    const given = chosen === 'blank' && blank !== null ? { blank: blank.cardId } : {};
    const input = { ...sent, ...given, actionId, card: after === null ? ('none' as const) : ('new' as const) };
    client.call('members.register', input).then(({ memberId }) => onDone(memberId, after), setError);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (step === last) save(false);
    else if (isFine()) setStep(step + 1);
  };
  const back = (): void => setStep(Math.max(0, step - 1));
  const onKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    const goesBack = event.altKey && event.key === 'ArrowLeft';
    // Fields of text send their form at Enter by themselves; a list does not.
    const goesOn = event.key === 'Enter' && event.target instanceof HTMLSelectElement;
    if (!goesBack && !goesOn) return;
    event.preventDefault();
    if (goesBack) back();
    else event.currentTarget.requestSubmit();
  };
  const given = { draft, onChange: setDraft, faults };
  return (
    <form ref={form} className="registration" noValidate onSubmit={submit} onKeyDown={onKey}>
      <h1>{t(sheet === null ? 'reg.title' : 'reg.editTitle')}</h1>
      <ol className="reg-steps" aria-label={t('reg.step', { step: step + 1, steps: last + 1 })}>
        {titles.slice(0, last + 1).map((title, index) => (
          <li key={title} aria-current={index === step ? 'step' : undefined}>
            {t(title)}
          </li>
        ))}
      </ol>
      <div className="reg-fields">
        {step === 0 && <IdentityStep {...given} onOpen={onOpen} except={sheet?.memberId ?? null} />}
        {step === 1 && <PathStep {...given} sites={sites} />}
        {step === 2 && <ComfortStep {...given} />}
        {step === 3 && <CardStep {...given} card={card} onCard={setCard} blank={blank} />}
      </div>
      <ErrorNote error={error} />
      <footer>
        {step > 0 && (
          <button type="button" title={t('reg.backHint')} onClick={back}>
            {t('reg.back')}
          </button>
        )}
        <button type="button" className="light" onClick={() => save(true)}>
          {t('reg.later')}
        </button>
        <button type="submit" className="primary" disabled={step === 3 && card === 'blank' && blank === null}>
          {t(step < last ? 'reg.next' : sheet === null ? submits[card] : 'reg.save')}
        </button>
      </footer>
    </form>
  );
}
