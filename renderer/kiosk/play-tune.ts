import type { Tune } from './sounds.ts';

/** Sounds are fetched beside the page's own script: the first screen does not wait for them. */
const sounds = import('./sounds.ts');

/** Plays a tune (every sound has a visible twin). */
export const playTune = (tune: Tune): void => void sounds.then(({ play }) => play(tune));
