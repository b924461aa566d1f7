import * as z from 'zod';
import type { MemberId, VisitId } from '../domain/brand.ts';
import { consentKinds, correctionReasons, guestKinds, languages, programmes, visitPurposes } from '../domain/vocabulary.ts';
import { actionId, desk, id, method, name, none, siteCode } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';
import type * as people from './people-views.ts';
import type { CardPage, PassLink } from './views.ts';

const cardId = z.string().regex(/^[0-9a-f]{10}$/);
const localDay = z.iso.date();
const birthYear = z.int().min(1900).max(2100).nullable();

/** A sheet as typed. What is absent keeps its default, or what it was. */
export const memberDraft = z.strictObject({
  firstName: name,
  lastName: name,
  birthYear,
  district: z
    .string()
    .regex(/^[0-9A-Z]{1,5}$/)
    .nullable(),
  programme: z.enum(programmes),
  /** Absent: the antenne here. */
  homeSite: siteCode.optional(),
  language: z.enum(languages).optional(),
  largeText: z.boolean().optional(),
  /** Saved before everything was asked; the desk's list says so until the sheet is completed. */
  toComplete: z.boolean().optional(),
});
export type MemberDraft = z.infer<typeof memberDraft>;

/** People and their cards, at the desk. */
export const peopleMethods = {
  'members.search': method<readonly people.MemberLine[]>()('query', desk, true, z.strictObject({ text: z.string().max(200) })),
  'members.get': method<people.MemberSheet>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  /** Sheets that may be of the person being typed, the likeliest first; half-typed names find nobody. */
  'members.similar': method<readonly people.SimilarMember[]>()(
    'query',
    desk,
    true,
    z.strictObject({ firstName: z.string().max(200), lastName: z.string().max(200), birthYear }),
  ),
  /** Other sheets that may be of the same person as this one: asked once a sheet is opened, for it looks at all of them. */
  'members.lookAlikes': method<readonly people.SimilarMember[]>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  /** `card` absent: a new card at once; `blank`: that printed card instead. */
  'members.register': method<{ memberId: MemberId; shortNumber: string | null }>()(
    'command',
    desk,
    true,
    memberDraft.extend({ actionId, card: z.enum(['new', 'none']).optional(), blank: cardId.optional() }),
  ),
  'members.update': method<null>()('command', desk, true, memberDraft.extend({ actionId, memberId: id<MemberId>() })),
  /** What a merge would make of two sheets; nothing changes. */
  'members.mergePreview': method<people.MergePreview>()('query', desk, true, z.strictObject({ keptId: id<MemberId>(), goneId: id<MemberId>() })),
  'members.merge': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, keptId: id<MemberId>(), goneId: id<MemberId>() })),
  /** Parts two merged sheets again, whenever; `stale` when it cannot be any more. */
  'members.unmerge': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, mergeId: z.int().min(1) })),
  /** Removes who it was, for good; what counts stays. */
  'members.erase': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>() })),
  /** People without a card, counted in one gesture, in no count of visits. */
  'guests.count': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, guests: z.enum(guestKinds), count: z.int().min(1).max(200) })),
  /** What a visit really was; `cancel`: it never was. Instants UTC; the local day stays. */
  'visits.correct': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      actionId,
      visitId: id<VisitId>(),
      arrivedAt: z.iso.datetime(),
      leftAt: z.iso.datetime().nullable(),
      purpose: z.enum(visitPurposes),
      cancel: z.boolean(),
      reason: z.enum(correctionReasons),
    }),
  ),
  /** The charter as this person reads it, whether they accepted it, and what a guardian signed. */
  'papers.get': method<people.Papers>()('query', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  /** Accepted on the spot, once a version; `stale` when another version came meanwhile. */
  'charter.accept': method<null>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>(), version: z.int().min(1) })),
  'consents.add': method<null>()(
    'command',
    desk,
    true,
    z
      .strictObject({ actionId, memberId: id<MemberId>(), kind: z.enum(consentKinds), signedOn: localDay, endsOn: localDay })
      .refine(({ signedOn, endsOn }) => signedOn <= endsOn, { path: ['endsOn'] }),
  ),
  'consents.withdraw': method<null>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>(), consentId: z.int().min(1) })),
  'sites.list': method<readonly people.SiteChoice[]>()('query', desk, true, none),
  /** A new card; the previous ones are dead at once. */
  'cards.replace': method<{ shortNumber: string }>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>() })),
  /** A blank card just scanned becomes this person's; the previous ones are dead at once. */
  'cards.give': method<DeskOutcome>()('command', desk, true, z.strictObject({ actionId, memberId: id<MemberId>(), cardId })),
  /** Makes cards that nobody holds yet; answers their printing. */
  'cards.makeBlanks': method<{ madeAt: number }>()('command', desk, true, z.strictObject({ actionId, count: z.int().min(1).max(200) })),
  /** Cards of these people, or the blanks of one printing, on A4 sheets of ten or eight; `start`: first free place of a begun sheet. */
  'cards.sheet': method<CardPage>()(
    'action',
    desk,
    true,
    z.strictObject({
      what: z.union([z.strictObject({ memberIds: z.array(id<MemberId>()).min(1).max(200) }), z.strictObject({ madeAt: z.int() })]),
      sheet: z.enum(['ten', 'eight']),
      start: z.int().min(1).max(10),
      /** As the desk named it; absent: one that is off by nothing. */
      printer: z.string().max(60).optional(),
    }),
  ),
  'cards.page': method<CardPage>()('action', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  /** A link, as a QR code, that puts this card on a phone; it holds the card's pass key. */
  'cards.passLink': method<PassLink>()('action', desk, true, z.strictObject({ memberId: id<MemberId>() })),
  'cards.pdf': method<{ base64: string; fileName: string }>()('action', desk, true, z.strictObject({ memberId: id<MemberId>() })),
} as const;
