import * as z from 'zod';
import { CODE_ALPHABET } from '../domain/code-letters.ts';
import { cleanName } from '../domain/member-search.ts';

export type Role = 'kiosk' | 'desk';
/** query: reads. command: one transaction, one at a time. action: may wait on the outside world. */
export type MethodKind = 'query' | 'command' | 'action';

export interface MethodSpec<Input, Output> {
  readonly kind: MethodKind;
  readonly roles: readonly Role[];
  /** Whether an open (not locked) staff session of the calling window is required. */
  readonly staff: boolean;
  readonly input: z.ZodType<Input>;
  /** Never set: carries the output type. */
  readonly output?: Output;
}

export const both = ['kiosk', 'desk'] as const;
export const desk = ['desk'] as const;
export const kiosk = ['kiosk'] as const;

export function method<Output>() {
  return <Input>(kind: MethodKind, roles: readonly Role[], staff: boolean, input: z.ZodType<Input>): MethodSpec<Input, Output> => ({
    kind,
    roles,
    staff,
    input,
  });
}

export const rowId = z.int().min(1);
export const id = <T>() => rowId as unknown as z.ZodType<T>; // parsed border: an integer becomes a branded row identity
/** Minted where the act happens (page or reader); the same id again gives the same answer. */
export const actionId = z.uuid();
/** A name as kept; one that shows nothing (blanks, control or joining characters alone) is none. */
export const name = z
  .string()
  .max(200)
  .transform(cleanName)
  .pipe(z.string().regex(/[\p{L}\p{N}\p{P}\p{S}]/u));
/** So many letters of a printed code (domain/code-letters). */
export const codeLetters = (count: number) => z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${count}}$`));
export const siteCode = z.string().regex(/^[A-Z0-9-]{2,12}$/);
/** Text that carries an organisation's keys (core/cards/organisation-key): base64url, one to sixteen card keys. */
export const organisationKeyText = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{86,900}$/);
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const none = z.strictObject({});
