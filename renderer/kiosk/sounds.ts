import { playNotes, TICK } from '../ui/notes.ts';
import { type TuneName, tunes } from '../ui/tunes.ts';

/** `tick`: read, before anybody knows what it is. */
export type Tune = TuneName | 'tick';

/** Plays a tune. */
export const play = (tune: Tune): void => (tune === 'tick' ? playNotes(TICK, 0.08) : playNotes(tunes[tune]));
