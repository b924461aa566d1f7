import type { KeyStroke } from '../../shared/domain/wedge-hypotheses.ts';

/** A key event as the reader wants it. */
export const strokeOf = (event: KeyboardEvent): KeyStroke => ({
  t: event.timeStamp,
  key: event.key,
  code: event.code,
  shiftKey: event.shiftKey,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  metaKey: event.metaKey,
  capsLock: event.getModifierState('CapsLock'),
  repeat: event.repeat,
  isComposing: event.isComposing,
});
