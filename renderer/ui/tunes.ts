import type { Note } from './notes.ts';

/** What the kiosk plays: soft, no buzzer (UX §7.5). */
export const tunes = {
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
export type TuneName = keyof typeof tunes;
