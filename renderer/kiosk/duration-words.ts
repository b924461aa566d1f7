import type { KioskWords } from './words.ts';

/** `1 h et 25 min`, `25 min`, `2 h`, in the language spoken. */
export function durationWords(t: KioskWords['t'], whole: number): string {
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return t('duration.minutes', { minutes });
  return minutes === 0 ? t('duration.hours', { hours }) : t('duration.both', { hours, minutes });
}
