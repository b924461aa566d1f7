/** `9:05`: the hour in the antenne's time zone. `instant`: UTC ISO text. */
export function hourOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(instant));
}
/** `mardi 24 novembre`. */
export function dayOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(new Date(instant));
}
/** `mardi`, in the language of the tag. */
export function weekdayOf(instant: string, timeZone: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone }).format(new Date(instant));
}
/** `24/11 à 9:05`. */
export function dateHourOf(instant: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', timeZone }).format(new Date(instant));
  return `${date} à ${hourOf(instant, timeZone)}`;
}
/** When something is due: `17:30` today, `lundi 30 novembre à 17:30` otherwise. */
export function dueOf(instant: string, timeZone: string, now: Date = new Date()): string {
  const day = (at: Date): string => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeZone }).format(at);
  return day(new Date(instant)) === day(now) ? hourOf(instant, timeZone) : `${dayOf(instant, timeZone)} à ${hourOf(instant, timeZone)}`;
}
/** `1 h et 25 min`, `25 min`, `2 h`. */
export function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h et ${rest} min`;
}
/** Hours with one decimal, French comma. */
export function hoursOf(minutes: number): string {
  return `${(minutes / 60).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} h`;
}
/** `24/12/2026` of a local day `2026-12-24`. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/');
/** `9:05` of a minute of the local day. */
export const minuteText = (minute: number): string => `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`;
