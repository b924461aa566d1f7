import { type Note, playNotes, TICK } from '../ui/notes.ts';

/** Soft, no buzzer (UX §7.5). */
const tunes = {
  noted: [
    [523, 0, 0.09],
    [784, 0.09, 0.14],
  ],
  bye: [
    [784, 0, 0.09],
    [523, 0.09, 0.14],
  ],
  know: [
    [587, 0, 0.1],
    [587, 0.18, 0.1],
  ],
  help: [[262, 0, 0.2]],
} as const satisfies Record<string, readonly Note[]>;
/** `tick`: read, before anybody knows what it is. */
export type Tune = keyof typeof tunes | 'tick';

/** Plays a tune. */
export const play = (tune: Tune): void => (tune === 'tick' ? playNotes(TICK, 0.08) : playNotes(tunes[tune]));
