import * as z from 'zod';
import type { DeviceId, MemberId } from '../domain/brand.ts';
import type { ImportMapping } from '../domain/import-columns.ts';
import { deviceFields, importKinds, memberFields, MOST_COMPARED, MOST_IMPORT_COLUMNS, MOST_IMPORT_LINES } from '../domain/import-fields.ts';
import { deviceStates } from '../domain/vocabulary.ts';
import { deviceDescription } from './inventory-methods.ts';
import { actionId, codeLetters, desk, id, method } from './method-parts.ts';
import type { DeskOutcome } from './outcomes.ts';
import { memberDraft } from './people-methods.ts';
import type { MergeSide } from './people-views.ts';
import type { SignInOutcome } from './views.ts';

/** Characters of an import's JSON: ten thousand sheets with long names fit. */
export const LONGEST_IMPORT = 6_000_000;

const columnText = z.string().max(200);
const field = z.enum([...memberFields, ...deviceFields]);
const headings = z.array(columnText).max(MOST_IMPORT_COLUMNS);
const mapping = z.strictObject({
  columns: z.array(field.nullable()).max(MOST_IMPORT_COLUMNS),
  words: z.partialRecord(field, z.record(z.string().max(100), z.string().max(20))),
});
/** Of every import: the act, and what was said of its columns, to be remembered. */
const brought = { actionId, headings, mapping };

/** Sheets that may be of the person of a line; `line` as asked. */
export interface LikeMembers {
  readonly line: number;
  readonly members: readonly (Pick<MergeSide, 'memberId' | 'firstName' | 'lastName' | 'birthYear' | 'district' | 'programme' | 'homeSite'> & {
    readonly how: 'same' | 'close';
  })[];
}
/** A file to hand over; or why the passphrase was not taken. */
export type Exporting =
  | { readonly kind: 'file'; readonly fileName: string; readonly base64: string; readonly type: string; readonly rows: number }
  | Exclude<SignInOutcome, { readonly kind: 'signed-in' }>;

const format = z.enum(['csv', 'xlsx']);

/** Members and devices from a spreadsheet and into one (decisions/0019). */
export const importMethods = {
  /** What was said last time of columns under these headings. */
  'imports.mapping': method<ImportMapping | null>()('query', desk, true, z.strictObject({ kind: z.enum(importKinds), headings })),
  'imports.likeMembers': method<readonly LikeMembers[]>()(
    'query',
    desk,
    true,
    z.strictObject({
      people: z.array(memberDraft.pick({ firstName: true, lastName: true, birthYear: true }).extend({ line: z.int().min(1) })).max(MOST_COMPARED),
    }),
  ),
  /** All of it or nothing, in one transaction. `completes`: the sheet that takes what it lacks from the line. */
  'imports.members': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      ...brought,
      lines: z
        .array(z.strictObject({ sheet: memberDraft, completes: id<MemberId>().nullable() }))
        .min(1)
        .max(MOST_IMPORT_LINES),
    }),
  ),
  /** The same; `changes`: the device that becomes what the line says. */
  'imports.devices': method<DeskOutcome>()(
    'command',
    desk,
    true,
    z.strictObject({
      ...brought,
      lines: z
        .array(
          z.strictObject({
            device: z.strictObject({
              ...deviceDescription,
              label: codeLetters(9).nullable(),
              state: z.enum(deviceStates).nullable(),
            }),
            changes: id<DeviceId>().nullable(),
          }),
        )
        .min(1)
        .max(MOST_IMPORT_LINES),
    }),
  ),
  /** Personal data leave the terminal: the passphrase is asked again (TRUST A-5) and the journal says so. */
  'exports.members': method<Exporting>()('action', desk, true, z.strictObject({ format, passphrase: z.string().min(1).max(200) })),
  'exports.devices': method<Exporting>()('action', desk, true, z.strictObject({ format })),
} as const;
