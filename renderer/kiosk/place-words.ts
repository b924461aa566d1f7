import type { WaitingPlace } from '../../shared/contract/outcomes.ts';
import type { KioskWords } from './words.ts';

/** One's place in the queue, in one sentence. */
export function placeTitle(t: KioskWords['t'], { called, place }: WaitingPlace): string {
  return called ? t('place.yours') : t('place.rank', { place });
}

/** How long it may last, and what to do. */
export function placeLines(t: KioskWords['t'], { kind, minutes, called }: WaitingPlace): readonly string[] {
  if (called) return [t(kind === 'help' ? 'place.comeHelp' : 'place.comeSeat')];
  return [...(minutes === null ? [] : [t('place.minutes', { minutes: Math.max(1, minutes) })]), t('place.called')];
}
