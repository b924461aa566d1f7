import * as z from 'zod';
import { dayText } from './day-text.ts';
import { targetFigures } from '../domain/targets.ts';
import { visitPurposes } from '../domain/vocabulary.ts';

/** Dead cards in one answer, give or take those received at the same moment. */
export const DEAD_CARDS_AT_ONCE = 5_000;

const name = z.string().min(1).max(80);
export const siteCode = z.string().regex(/^[A-Z0-9-]{2,12}$/);
export const district = z.string().regex(/^[0-9A-Z]{1,5}$/);
/** Minutes of the local day; weekday 1 = Monday. */
const slotTimes = { from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) };
const slot = z.object({ weekday: z.int().min(1).max(7), ...slotTimes }).refine(({ from, to }) => from < to);
/** What the slots of one day are instead of its weekday's; none: closed. */
const exception = z.object({ day: dayText, slots: z.array(z.object(slotTimes)).max(8) });
const charter = z.object({
  version: z.int().min(1).max(10_000),
  /** From this day on members are asked to accept it. */
  from: dayText,
  /** Text by language, two or three letters; French always. */
  texts: z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1).max(20_000)),
});

/**
 * What central hands a terminal of one antenne. A terminal ignores fields it does not know yet, and a purpose or figure of a newer central
 * is left out rather than refused.
 */
export const organisation = z.object({
  sites: z.array(z.object({ code: siteCode, name, districts: z.array(district).max(40) })).max(2_000),
  /** Of this antenne; none: nobody entered it at central. */
  opening: z.array(slot).max(50),
  exceptions: z.array(exception).max(1_000),
  /** Offered at the kiosk, in this order; none: those of the terminal. */
  purposes: z
    .array(z.string().max(40))
    .max(40)
    .transform((given) => visitPurposes.filter((purpose) => given.includes(purpose))),
  charters: z.array(charter).max(50),
  /** Of this antenne, in the conventions that are not over. */
  targets: z
    .array(z.object({ convention: name, from: dayText, to: dayText, figure: z.string().max(40), total: z.int().min(0) }))
    .max(500)
    .transform((given) => given.flatMap(({ figure, ...rest }) => targetFigures.filter((one) => one === figure).map((known) => ({ ...rest, figure: known })))),
});
export type Organisation = z.infer<typeof organisation>;

/** 16 bytes, base64url: see shared/core/cards/dead-card-store.ts. */
export const deadCardText = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** The content of the signed document that answers a terminal's question. */
export const handedDown = z.object({
  v: z.literal(1),
  /** The terminal that it is for. */
  to: z.string(),
  /** Of the question that it answers: an earlier answer is none. */
  nonce: z.string(),
  at: z.string(),
  /** Grows with each change of `organisation`, through restores of central too. */
  version: z.int().min(1),
  /** null: the terminal has this version. */
  organisation: organisation.nullable(),
  /** Dead cards of all antennes received after the asked moment; ask again from `upTo` when there are `more`. Epoch ms. */
  deadCards: z.object({ upTo: z.int().min(0), more: z.boolean(), hashes: z.array(deadCardText) }),
});
export type HandedDown = z.infer<typeof handedDown>;

/** What a terminal says of itself: its program's version and how many facts wait there to be sent. */
export const toldByTerminal = z.strictObject({ program: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/), waiting: z.int().min(0).max(1_000_000_000) });
/**
 * The question: which version the terminal holds (0: none), from when on it wants dead cards, epoch ms of central's clock, and what it says of
 * itself (nothing, before there was something to say).
 */
export const handedDownRequest = z.strictObject({ version: z.int().min(0), cardsAfter: z.int().min(0), told: toldByTerminal.optional() });
export type HandedDownRequest = z.infer<typeof handedDownRequest>;
