import * as z from 'zod';
import type { VisitId } from '../domain/brand.ts';
import { languages, visitPurposes } from '../domain/vocabulary.ts';
import { actionId, codeLetters, id, kiosk, method } from './method-parts.ts';
import type { KioskOutcome, WaitingPlace } from './outcomes.ts';

/** A charter as somebody reads it: text and its language. */
export interface CharterPage {
  readonly version: number;
  readonly language: string;
  readonly text: string;
}
/** Who a number may be: a first letter, never a name. `too-many`: only the desk helps for a while. */
export type NumberFound = { readonly kind: 'found'; readonly hint: string } | { readonly kind: 'none' | 'too-many' };

const visitId = id<VisitId>();
const act = z.strictObject({ actionId, visitId });
const typedNumber = z.strictObject({ actionId, letters: codeLetters(5) });

/** What is touched at the kiosk: only on a visit shown there in the last two minutes (ten for a charter); else `stale`. */
export const kioskMethods = {
  'visits.choosePurpose': method<WaitingPlace | null>()('command', kiosk, false, act.extend({ purpose: z.enum(visitPurposes) })),
  'visits.notMe': method<null>()('command', kiosk, false, act),
  'visits.leave': method<KioskOutcome>()('command', kiosk, false, act),
  'visits.stay': method<null>()('command', kiosk, false, act),
  /** The whole text of the charter, in this language or else in French. */
  'charter.read': method<CharterPage>()('query', kiosk, false, z.strictObject({ visitId, language: z.enum(languages) })),
  'charter.acceptHere': method<null>()('command', kiosk, false, act.extend({ version: z.int().min(1), language: z.enum(languages) })),
  /** The language of this visit becomes that of the sheet. */
  'members.keepLanguage': method<null>()('command', kiosk, false, act.extend({ language: z.enum(languages) })),
  'help.call': method<null>()('command', kiosk, false, z.strictObject({ actionId, forgottenCard: z.boolean().optional() })),
  /** Without a card: the last five letters of its number. Five wrong ones in ten minutes, then only the desk. */
  'cards.findByNumber': method<NumberFound>()('command', kiosk, false, typedNumber),
  /** "C'est moi": what a scan of that card would do; `stale` when it is nobody's any more. */
  'visits.arriveByNumber': method<KioskOutcome>()('command', kiosk, false, typedNumber),
} as const;
