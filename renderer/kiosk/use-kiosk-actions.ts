import { type Dispatch, useMemo } from 'react';
import type { CharterPage } from '../../shared/contract/kiosk-methods.ts';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { VisitId } from '../../shared/domain/brand.ts';
import type { Language, VisitPurpose } from '../../shared/domain/vocabulary.ts';
import type { KioskLanguage } from '../i18n/kiosk-languages.ts';
import { CallProblem, type CoreClient } from '../core-client/core-client.ts';
import type { KioskEvent } from './kiosk-machine.ts';

/** What can be touched at the kiosk. */
export interface KioskActions {
  readonly choose: (purpose: VisitPurpose) => void;
  readonly notMe: () => void;
  readonly leave: () => void;
  readonly stay: () => void;
  readonly restart: () => void;
  readonly help: () => void;
  /** The board of letters; `askDesk`: somebody of the desk instead. */
  readonly forgot: () => void;
  readonly askDesk: () => void;
  readonly findNumber: (letters: string) => void;
  readonly arriveByNumber: (letters: string) => void;
  readonly touch: () => void;
  readonly readCharter: (language: Language) => Promise<CharterPage>;
  readonly acceptCharter: (version: number, language: Language) => void;
  readonly charterLater: () => void;
  readonly languages: () => void;
  readonly speak: (language: KioskLanguage) => void;
  readonly keepLanguage: (language: KioskLanguage) => void;
}
interface Given {
  readonly client: CoreClient;
  readonly send: Dispatch<KioskEvent>;
  readonly onOutcome: (outcome: KioskOutcome, scanId: string) => void;
  /** The visit on screen; null: none. */
  readonly visitId: VisitId | null;
  readonly shownId: string;
}

const isStale = (error: unknown): boolean => error instanceof CallProblem && error.problem.code === 'stale';

/** Each touch: what the screen does at once, and what the core is told. */
export function useKioskActions({ client, send, onOutcome, visitId, shownId }: Given): KioskActions {
  return useMemo(() => {
    const tell = (work: () => Promise<unknown>): void =>
      void work().catch((error: unknown) => {
        // A visit that is not on screen any more takes no touch: the next scan tells where one is.
        if (!isStale(error)) send({ type: 'SILENT' });
      });
    const onVisit = (work: (act: { readonly actionId: string; readonly visitId: VisitId }) => Promise<unknown>): void => {
      if (visitId !== null) tell(() => work({ actionId: crypto.randomUUID(), visitId }));
    };
    return {
      choose: (purpose) => {
        send({ type: 'CHOSE', purpose });
        onVisit(async (act) => {
          const place = await client.call('visits.choosePurpose', { ...act, purpose });
          if (place !== null) send({ type: 'PLACED', place, shownId });
        });
      },
      notMe: () => {
        send({ type: 'NOT_ME' });
        onVisit((act) => client.call('visits.notMe', act));
      },
      leave: () => onVisit(async (act) => onOutcome(await client.call('visits.leave', act), act.actionId)),
      stay: () => {
        send({ type: 'STAYED' });
        onVisit((act) => client.call('visits.stay', act));
      },
      restart: () => send({ type: 'RESTART' }),
      help: () => {
        send({ type: 'HELP_CALLED' });
        tell(() => client.call('help.call', { actionId: crypto.randomUUID() }));
      },
      forgot: () => send({ type: 'FORGOT' }),
      askDesk: () => {
        send({ type: 'HELP_CALLED' });
        tell(() => client.call('help.call', { actionId: crypto.randomUUID(), forgottenCard: true }));
      },
      findNumber: (letters) =>
        tell(async () => {
          const found = await client.call('cards.findByNumber', { actionId: crypto.randomUUID(), letters });
          send(found.kind === 'found' ? { type: 'FOUND', hint: found.hint } : { type: 'NOT_FOUND' });
        }),
      arriveByNumber: (letters) => {
        const actionId = crypto.randomUUID();
        client.call('visits.arriveByNumber', { actionId, letters }).then(
          (outcome) => onOutcome(outcome, actionId),
          (error: unknown) => send({ type: isStale(error) ? 'NOT_FOUND' : 'SILENT' }),
        );
      },
      touch: () => send({ type: 'TOUCH' }),
      readCharter: async (language) => {
        if (visitId === null) throw new Error('nobody reads a charter before arriving');
        return await client.call('charter.read', { visitId, language });
      },
      acceptCharter: (version, language) => {
        send({ type: 'CHARTER_DONE' });
        onVisit((act) => client.call('charter.acceptHere', { ...act, version, language }));
      },
      charterLater: () => send({ type: 'CHARTER_DONE' }),
      languages: () => send({ type: 'LANGUAGES' }),
      speak: (language) => send({ type: 'SPEAK', language }),
      keepLanguage: (language) => {
        send({ type: 'KEPT' });
        onVisit((act) => client.call('members.keepLanguage', { ...act, language }));
      },
    };
  }, [client, send, onOutcome, visitId, shownId]);
}
