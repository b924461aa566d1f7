import type { DayClosedFact, Fact, VisitFact } from '../../shared/contract/facts.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { localMinute, monthOf } from '../../shared/domain/calendar.ts';
import { outcomeOfWait } from '../../shared/domain/counting.ts';
import { halfOfMinute } from '../../shared/domain/coverage.ts';
import { deviceKinds } from '../../shared/domain/vocabulary.ts';
import { type Classes, classesOfLoan, classesOfVisit } from '../../shared/domain/distributions.ts';

/** What one revision of a fact adds to the figures of its antenne: names are those of MonthTotals, or `family:class`. */
export type Contribution = readonly (readonly [figure: string, value: number])[];

/** Figures kept for days only. */
const daysOnly = new Set(['half:morning', 'half:afternoon', 'openingTold', 'opened:morning', 'opened:afternoon']);
/** The figures kept for each day: what coverage, closings and ramp-up read. The others are kept by month alone. */
const dailyFigures = new Set(['visits', 'presenceMinutes', 'workstationSessions', 'loans', 'purpose:workshop', ...daysOnly]);
/** Names once made are kept, the few hundred there are: to join and hash them again for each visit costs more than to add it. */
const made = new Map<string, Map<string, string>>();
const NAMES_KEPT = 1_000;
function nameOf(family: string, key: string): string {
  let names = made.get(family);
  if (names === undefined) made.set(family, (names = new Map()));
  let name = names.get(key);
  if (name === undefined) {
    name = `${family}:${key}`;
    if (names.size < NAMES_KEPT) names.set(key, name);
  }
  return name;
}
/** `family:class`, of which a person may be seen as more than one. */
const one = (classes: Classes): Contribution => classes.map(([family, key]) => [nameOf(family, key), 1] as const);

/** By the definitions of shared/domain; a withdrawn fact adds nothing. The time zone decides weekday, hour and half-day. */
export function contributionOf(fact: Fact, timeZone: string): Contribution {
  if (fact.void) return [];
  switch (fact.kind) {
    case 'visit':
      return ofVisit(fact, timeZone);
    case 'workstation-session':
      return [
        ['workstationSessions', 1],
        ['workstationMinutes', fact.minutes ?? 0],
      ];
    case 'loan':
      return [
        ['loans', 1],
        ['lateReturns', fact.late === true ? 1 : 0],
        [fact.place === 'on-site' ? 'onSiteLoanMinutes' : 'takeHomeLoanMinutes', fact.minutes ?? 0],
        ...one(classesOfLoan(fact)),
        ...(fact.incident === undefined
          ? []
          : ([
              ['toldLoans', 1],
              [nameOf('incident', fact.incident), 1],
            ] as const)),
      ];
    case 'guests':
      return [['guests', fact.count]];
    case 'wait': {
      const outcome = outcomeOfWait(fact);
      if (outcome === null) return [];
      return outcome === 'refused'
        ? [['refusedWaits', 1]]
        : [
            ['seatedWaits', 1],
            ['waitedMinutes', fact.minutes],
          ];
    }
    case 'day-closed':
      return [...ofRoom(fact.room), ...ofDevices(fact.devices)];
    case 'dead-card':
      return [];
  }
}

function ofRoom(room: DayClosedFact['room']): Contribution {
  if (room === undefined) return [];
  const { workstations, morningMinutes, afternoonMinutes, usedMinutes } = room;
  return [
    ['seatMinutes', workstations * (morningMinutes + afternoonMinutes)],
    ['usedSeatMinutes', usedMinutes],
    ['openingTold', 1],
    ['opened:morning', morningMinutes],
    ['opened:afternoon', afternoonMinutes],
  ];
}

/** `devicesTold`: days whose closing says its devices, even none. */
function ofDevices(devices: DayClosedFact['devices']): Contribution {
  if (devices === undefined) return [];
  const kinds = deviceKinds.flatMap((kind): Contribution => {
    const days = devices[kind];
    return days === undefined
      ? []
      : [
          [nameOf('deviceDays', kind), days.inService],
          [nameOf('usedDeviceDays', kind), days.used],
        ];
  });
  return [['devicesTold', 1], ...kinds];
}

function ofVisit(fact: VisitFact, timeZone: string): Contribution {
  const { minute, weekday } = localMinute(Date.parse(fact.arrivedAt), timeZone);
  const trusted = fact.quality === 'measured' || fact.quality === 'corrected';
  return [
    ['visits', 1],
    [nameOf('purpose', fact.purpose), 1],
    ['presenceMinutes', fact.minutes ?? 0],
    ['measuredMinutes', trusted ? (fact.minutes ?? 0) : 0],
    ['openVisits', fact.minutes === null ? 1 : 0],
    [nameOf('half', halfOfMinute(minute)), 1],
    ...one(classesOfVisit({ ...fact, weekday, hour: Math.floor(minute / 60) })),
  ];
}

/** How often a person was there: visits, those in the CEJ, those for the Pix diagnostic. */
export interface PersonSums {
  readonly visits: number;
  readonly cej: number;
  readonly diagnostics: number;
}
/** Sums of one batch, written once at its end. */
export interface BatchSums {
  /** `period|site` → figure → change. The sums of all antennes are made when read: no row is written by everybody. */
  readonly figures: Map<string, Map<string, number>>;
  /** `month|site|person|day` → change. */
  readonly personDays: Map<string, PersonSums>;
  /** `day|site` → facts received or replaced: what a frozen month is told of. */
  readonly changed: Map<string, number>;
}
export const noSums = (): BatchSums => ({ figures: new Map(), personDays: new Map(), changed: new Map() });

const add = (into: Map<string, number>, key: string, value: number): void => {
  if (value !== 0) into.set(key, (into.get(key) ?? 0) + value);
};
function figuresAt(sums: BatchSums, place: string): Map<string, number> {
  let figures = sums.figures.get(place);
  if (figures === undefined) sums.figures.set(place, (figures = new Map()));
  return figures;
}
/** Changes one figure of a period and antenne. */
export function addFigure(sums: BatchSums, at: { readonly period: string; readonly site: string; readonly name: string }, value: number): void {
  if (value !== 0) add(figuresAt(sums, `${at.period}|${at.site}`), at.name, value);
}

/** Adds (`sign` 1) or takes back (-1) a fact from its day and its month. */
export function sumFact(sums: BatchSums, given: { readonly fact: Fact; readonly site: string; readonly sign: 1 | -1; readonly timeZone: string }): void {
  const { fact, site, sign } = given;
  // Counts nowhere: no frozen month has to hear of it.
  if (fact.kind === 'dead-card') return;
  const month = monthOf(fact.day as BusinessDay); // its shape was checked by the schema
  const [ofDay, ofMonth] = [figuresAt(sums, `${fact.day}|${site}`), figuresAt(sums, `${month}|${site}`)];
  for (const [figure, value] of contributionOf(fact, given.timeZone)) {
    if (dailyFigures.has(figure)) add(ofDay, figure, value * sign);
    if (!daysOnly.has(figure)) add(ofMonth, figure, value * sign);
  }
  add(sums.changed, `${fact.day}|${site}`, 1);
  if (fact.kind !== 'visit' || fact.void || fact.person === null) return;
  const key = `${month}|${site}|${fact.person}|${fact.day}`;
  const before = sums.personDays.get(key);
  sums.personDays.set(key, {
    visits: (before?.visits ?? 0) + sign,
    cej: (before?.cej ?? 0) + (fact.programme === 'cej' ? sign : 0),
    diagnostics: (before?.diagnostics ?? 0) + (fact.purpose === 'pix-diagnostic' ? sign : 0),
  });
}
