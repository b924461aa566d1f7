import * as z from 'zod';
import type { KeyStroke } from '../shared/domain/wedge-hypotheses.ts';

/** Names of keys that a trace without `key` still tells by its `code`. */
const namedCodes: Readonly<Record<string, string>> = {
  Enter: 'Enter',
  NumpadEnter: 'Enter',
  Tab: 'Tab',
  Escape: 'Escape',
  Backspace: 'Backspace',
  CapsLock: 'CapsLock',
  ShiftLeft: 'Shift',
  ShiftRight: 'Shift',
  ControlLeft: 'Control',
  ControlRight: 'Control',
  AltLeft: 'Alt',
  AltRight: 'AltGraph',
};
const flag = z.boolean().default(false);

const keyEvent = z
  .object({
    /** ms, any origin. */
    t: z.number(),
    type: z.enum(['keydown', 'keyup', 'keypress']).default('keydown'),
    key: z.string().max(40).optional(),
    code: z.string().max(40).default(''),
    shiftKey: flag,
    ctrlKey: flag,
    altKey: flag,
    metaKey: flag,
    capsLock: flag,
    repeat: flag,
    isComposing: flag,
  })
  .refine(({ key, code }) => key !== undefined || code !== '', 'an event needs a key or a code');

export const traceFile = z.object({ traces: z.array(z.object({ name: z.string(), events: z.array(keyEvent) })) });

/** `{"keys":[{"number":1,"key":"64 hexadecimal digits"}]}` */
export const keyFile = z.object({
  keys: z.array(z.object({ number: z.int().min(0).max(15), key: z.string().regex(/^[0-9a-fA-F]{64}$/, 'a key is 64 hexadecimal digits') })).min(1),
});

/** The key downs of a trace: a scanner is read by these alone. */
export function strokesOf(events: readonly z.infer<typeof keyEvent>[]): readonly KeyStroke[] {
  return events.flatMap(({ type, key, ...event }) => (type === 'keydown' ? { ...event, key: key ?? namedCodes[event.code] ?? 'Unidentified' } : []));
}
