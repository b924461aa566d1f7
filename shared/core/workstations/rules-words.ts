import { slotsOfDay } from '../../domain/opening-hours.ts';
import { FIRST_WARNING_MINUTES, LAST_WARNING_MINUTES, SHORTEST_MINUTES } from '../../domain/session-rules.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { addDays, weekdayOf } from '../../domain/calendar.ts';
import type { Settings } from '../settings/settings-store.ts';

/** A heading with its sentences, for the wall. */
export interface RulesPart {
  readonly title: string;
  readonly lines: readonly string[];
}
/** Words of the printed rules, in the language of the place: easy to read, one idea a sentence. */
export const rulesTitle = (site: string): string => `Les postes de ${site} : les règles`;
const weekdays = ['', 'Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'] as const;
const clock = (minute: number): string => `${Math.floor(minute / 60)} h${minute % 60 === 0 ? '' : ` ${String(minute % 60).padStart(2, '0')}`}`;
const span = ({ from, to }: { readonly from: number; readonly to: number }): string => `${clock(from)} à ${clock(to)}`;
const ofDate = (day: string): string =>
  new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

type Rules = Omit<Settings, 'mode'>;

/** The rules as they are set at this moment; `today`: exceptions and workshops of the next four weeks are said. */
export function rulesOf(settings: Rules, today: BusinessDay): readonly RulesPart[] {
  const parts = [time(settings), queue(settings), hours(settings, today), rooms(settings, today)];
  return parts.filter((part) => part.lines.length > 0);
}

function time({ sessionMinutes, dayMinutes, extendMinutes }: Rules): RulesPart {
  return {
    title: 'Ton temps',
    lines: [
      `Un poste est à toi pour ${sessionMinutes} minutes.`,
      `L’écran de l’accueil prévient ${FIRST_WARNING_MINUTES} minutes puis ${LAST_WARNING_MINUTES} minutes avant la fin. Rien ne s’éteint tout seul.`,
      ...(extendMinutes === 0 ? [] : [`Si personne n’attend, ton temps s’allonge tout seul de ${extendMinutes} minutes.`]),
      ...(dayMinutes === 0
        ? []
        : [`Si d’autres attendent : ${dayMinutes} minutes par personne et par jour. Tu as toujours au moins ${SHORTEST_MINUTES} minutes.`]),
    ],
  };
}

function queue({ absentMinutes }: Rules): RulesPart {
  return {
    title: 'La file d’attente',
    lines: [
      'Tous les postes sont pris ? Scanne ta carte à la borne : tu as une place dans la file.',
      'Premier arrivé, premier servi.',
      `Quand c’est ton tour, tu as ${absentMinutes} minutes pour venir. Après, la place est au suivant.`,
      `Tu as réservé un poste ? Il est gardé ${absentMinutes} minutes.`,
    ],
  };
}

function hours(settings: Rules, today: BusinessDay): RulesPart {
  const monday = addDays(today, 1 - weekdayOf(today));
  const plan = { opening: settings.opening, openingExceptions: [] };
  const days = settings.opening.length === 0 ? [] : [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(monday, ahead));
  const week = days.flatMap((day) => {
    const slots = slotsOfDay(plan, day) ?? [];
    return slots.length === 0 ? [] : [`${weekdays[weekdayOf(day)]} : ${slots.map(span).join(' et ')}.`];
  });
  const exceptions = settings.openingExceptions.filter((one) => one.to >= today && one.from <= addDays(today, 28));
  const said = exceptions.map(({ from, to, slots, reason }) => {
    const when = from === to ? ofDate(from) : `du ${ofDate(from)} au ${ofDate(to)}`;
    return `Attention, ${when} : ${slots.length === 0 ? 'fermé' : slots.map(span).join(' et ')} (${reason}).`;
  });
  return { title: 'Les horaires', lines: [...week, ...said] };
}

function rooms({ roomBlocks }: Rules, today: BusinessDay): RulesPart {
  const near = roomBlocks.filter(({ when }) => when.kind === 'weekly' || (when.day >= today && when.day <= addDays(today, 28)));
  return {
    title: 'La salle est prise, pas d’accès libre',
    lines: near.map((block) => {
      const when = block.when.kind === 'weekly' ? `chaque ${weekdays[block.when.weekday]?.toLowerCase() ?? ''}` : ofDate(block.when.day);
      return `${when.charAt(0).toUpperCase()}${when.slice(1)}, ${span(block)} : ${block.reason}.`;
    }),
  };
}
