const utc = (text: string): Date => new Date(`${text.length === 7 ? `${text}-15` : text}T12:00:00Z`);
const by = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', ...options });
const monthLong = by({ month: 'long', year: 'numeric' });
const monthAlone = by({ month: 'long' });
const monthShort = by({ month: 'short' });
const dayLong = by({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dayShort = by({ day: 'numeric', month: 'short' });
const weekdayLong = by({ weekday: 'long' });
const weekdayShort = by({ weekday: 'short' });
const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** Numbers, days and months as the French write them. Months are `YYYY-MM`, days `YYYY-MM-DD`. */
export const format = {
  number: (value: number): string => value.toLocaleString('fr-FR'),
  /** Minutes as hours, one decimal under a hundred of them. */
  hours: (minutes: number): string => (minutes / 60).toLocaleString('fr-FR', { maximumFractionDigits: minutes < 6_000 ? 1 : 0 }),
  percent: (value: number): string => `${value.toLocaleString('fr-FR')}\u00a0%`,
  signed: (value: number): string => (value > 0 ? `+${value.toLocaleString('fr-FR')}` : value.toLocaleString('fr-FR').replace('-', '−')),
  month: (month: string): string => monthLong.format(utc(month)),
  monthAlone: (month: string): string => monthAlone.format(utc(month)),
  monthShort: (month: string): string => monthShort.format(utc(month)),
  day: (day: string): string => dayLong.format(utc(day)),
  dayShort: (day: string): string => dayShort.format(utc(day)),
  dayOfMonth: (day: string): string => String(Number(day.slice(8))),
  weekdayOfDay: (day: string): string => weekdayShort.format(utc(day)).slice(0, 1).toUpperCase(),
  /** ISO: 1 = Monday. The 1st of January 2024 was one. */
  weekday: (weekday: number): string => weekdayLong.format(utc(`2024-01-0${weekday}`)),
  weekdayShort: (weekday: number): string => weekdayShort.format(utc(`2024-01-0${weekday}`)),
  hour: (hour: number): string => `${hour} h`,
  /** Epoch ms or UTC instant, in the reader's own time. */
  moment: (at: number | string): string => moment.format(new Date(at)),
  capital: (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
  bytes: (bytes: number): string =>
    bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} ko` : `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`,
};
/** `1 jour`, `3 jours`: the plural begins at two in French. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${format.number(count)} ${count >= 2 ? many : one}`;
/** The same, without the number. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count >= 2 ? many : one);
/** "de novembre", "d’octobre". */
export const ofMonth = (name: string): string => (/^[aeiouéo]/.test(name) ? `d’${name}` : `de ${name}`);
