import * as z from 'zod';
import type { VisitId } from '../domain/brand.ts';
import { languages, visitPurposes } from '../domain/vocabulary.ts';
import { actionId, id, kiosk, method } from './method-parts.ts';
import type { KioskOutcome, WaitingPlace } from './outcomes.ts';

/** A charter as somebody reads it: text and its language. */
export interface CharterPage {
  readonly version: number;
  readonly language: string;
  readonly text: string;
}
const visitId = id<VisitId>();
const act = z.strictObject({ actionId, visitId });

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
} as const;
