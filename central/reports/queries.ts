import * as z from 'zod';
import { figureNames } from '../../shared/domain/figures.ts';
import { targetFigures } from '../../shared/domain/targets.ts';

/** What readers may ask, checked at the door. Anything else is a 400. */
export const monthText = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const day = z.iso.date().refine((text) => text.startsWith('20'));
const siteCode = z.string().regex(/^[A-Z0-9-]{2,12}$/);
/** An antenne's code, or `*`. */
export const siteOrAll = z.union([siteCode, z.literal('*')]);
const whole = z.coerce.number().int().min(1).max(1_000_000);
const spoken = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    // Control characters but line breaks, and those that turn the text round, have no meaning in a table, a file or on paper.
    .refine((text) => !/(?!\n)\p{Cc}|\p{Bidi_Control}/u.test(text));

export const monthQuery = z.strictObject({ month: monthText });
export const reportQuery = z.strictObject({ month: monthText, site: siteOrAll, version: whole.optional() });
/** Only a frozen version leaves. */
export const leavingQuery = z.strictObject({ month: monthText, site: siteOrAll, version: whole });
/** `use` leave: as it may be sent, which is a frozen version. */
export const pdfQuery = reportQuery
  .extend({ site: siteOrAll.default('*'), use: z.literal('leave').optional() })
  .refine(({ use, version }) => use === undefined || version !== undefined);
export const rampUpQuery = z.strictObject({ site: siteOrAll, convention: whole.optional() });
export const comparisonQuery = z.strictObject({ month: monthText, figure: z.enum(figureNames) });
/** `threshold` 5: for a funder; 11: for anybody. */
export const publicQuery = z.strictObject({ month: monthText, threshold: z.coerce.number().pipe(z.union([z.literal(5), z.literal(11)])) });
export const noQuery = z.strictObject({});
/** In a path. */
export const exportId = whole;
export const closingsQuery = z.strictObject({ month: monthText.optional() });

export const closeInput = z.strictObject({ month: monthText, version: z.int().min(1).max(1_000), acceptMissing: z.boolean() });
export const commentInput = z.strictObject({ month: monthText, site: siteOrAll, section: z.int().min(1).max(10).nullable(), text: spoken(2_000) });
/** `version` null: the figures as they are now. Only a frozen version leaves. `la-coop` is one line an accompaniment: internal only. */
export const exportInput = z
  .strictObject({
    month: monthText,
    site: siteOrAll,
    version: z.int().min(1).nullable(),
    format: z.enum(['csv', 'xlsx', 'la-coop']),
    variant: z.enum(['internal', 'to-leave']),
  })
  .refine(({ format, variant, version }) => (variant === 'internal' ? format !== 'la-coop' || version === null : format !== 'la-coop' && version !== null));
export const conventionInput = z
  .strictObject({ name: spoken(80), startsOn: day, endsOn: day })
  .refine(({ startsOn, endsOn }) => startsOn < endsOn && endsOn < `${Number(startsOn.slice(0, 4)) + 3}`);
/** `total` null withdraws the target. */
export const targetInput = z.strictObject({
  convention: z.int().min(1),
  site: siteOrAll,
  figure: z.enum(targetFigures),
  total: z.int().min(0).max(100_000_000).nullable(),
  slope: z.array(z.number().min(0).max(1_000_000)).max(37),
});
export const openingInput = z.strictObject({
  site: siteCode,
  /** ISO weekday, minutes of the local day; none: the assumed opening. */
  slots: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) }).refine(({ from, to }) => from < to))
    .max(50)
    .refine((slots) => new Set(slots.map(({ weekday, from }) => `${weekday} ${from}`)).size === slots.length),
});
export const dayOffInput = z.strictObject({ site: siteOrAll, day, off: z.boolean() });
/** The hours of one day instead of its weekday's; none: the weekday's again. */
export const specialOpeningInput = z.strictObject({
  site: siteOrAll,
  day,
  slots: z
    .array(z.strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) }).refine(({ from, to }) => from < to))
    .max(8)
    .refine((slots) => new Set(slots.map(({ from }) => from)).size === slots.length),
});
export type CloseInput = z.infer<typeof closeInput>;
export type CommentInput = z.infer<typeof commentInput>;
export type ExportInput = z.infer<typeof exportInput>;
export type ConventionInput = z.infer<typeof conventionInput>;
export type TargetInput = z.infer<typeof targetInput>;
export type OpeningInput = z.infer<typeof openingInput>;
export type DayOffInput = z.infer<typeof dayOffInput>;
export type SpecialOpeningInput = z.infer<typeof specialOpeningInput>;
