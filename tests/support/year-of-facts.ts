import type { RunningCentral } from '../../central/start-central.ts';
import type { DayClosedFact, FactDraft } from '../../shared/contract/facts.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays, epochOfLocal, localMinute, quarterHour } from '../../shared/domain/calendar.ts';
import type { AgeBand, DeviceKind, LoanIncident, PresenceQuality, Programme, VisitPurpose } from '../../shared/domain/vocabulary.ts';
import { enrolRawTerminal, factId, type RawTerminal } from './raw-terminal.ts';

/** Five antennes with their crowd: visits on an ordinary day, and the districts people come from. */
export const antennes = [
  { code: 'PEN', name: 'Pentes', daily: 24, districts: ['1', '2', '4'] },
  { code: 'VOL', name: 'Voltaire', daily: 31, districts: ['3', '6'] },
  { code: 'GER', name: 'Gerland', daily: 18, districts: ['7'] },
  { code: 'DUC', name: 'Duchère', daily: 27, districts: ['5', '9'] },
  { code: 'BAC', name: 'Bachut', daily: 13, districts: ['8'] },
] as const;
const PARIS = 'Europe/Paris';
/** Months fill from February, empty in August. */
const season = [0.9, 0.6, 0.8, 0.9, 0.95, 1, 0.8, 0.3, 1, 1.15, 1.1, 0.8];

/** Numbers that look drawn and are the same at each run. */
export function drawer(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const oneOf = <T>(draw: () => number, weights: readonly (readonly [T, number])[]): T => {
  let left = draw() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  return (weights[0] as readonly [T, number])[0]; // never without weights
};

/** The facts of one antenne between two days, both included, by day; every opened day ends with its closing. */
export function factsOfAntenne(code: string, from: string, to: string): ReadonlyMap<string, readonly FactDraft[]> {
  const index = antennes.findIndex((antenne) => antenne.code === code);
  const antenne = antennes[index] ?? antennes[0];
  const draw = drawer(index + 1);
  const seen = new Set<string>();
  const days = new Map<string, readonly FactDraft[]>();
  let made = 0;
  const id = () => factId((index + 1) * 10_000_000 + ++made);
  for (let day = from as BusinessDay; day <= to; day = addDays(day, 1)) {
    const { weekday } = localMinute(epochOfLocal(day, 720, PARIS), PARIS);
    if (weekday > 5) continue;
    const crowd = Math.round(antenne.daily * (season[Number(day.slice(5, 7)) - 1] ?? 1) * (0.7 + 0.6 * draw()));
    const facts: FactDraft[] = Array.from({ length: crowd }, () => visit({ id: id(), day, antenne: index, draw, seen }));
    for (let n = 0; n < crowd / 3; n++)
      facts.push({ ...head(id(), day), kind: 'workstation-session', startedAt: quarterHour(arrival(day, draw)), minutes: 20 + Math.floor(draw() * 70) });
    for (let n = 0; n < crowd / 12; n++) {
      const place = draw() < 0.7 ? 'on-site' : 'take-home';
      const deviceKind = oneOf(draw, [
        ['laptop', 7],
        ['tablet', 3],
        ['phone', 1],
      ] as const);
      facts.push({
        ...head(id(), day),
        kind: 'loan',
        deviceKind,
        place,
        minutes: place === 'on-site' ? 90 : 9_000,
        late: draw() < 0.1,
        incident: incidentOf(made),
      });
    }
    // One in three goes before a seat came free; the others wait some minutes for it.
    for (let n = 0; n < crowd / 9; n++) {
      const seated = n % 3 !== 2;
      facts.push({
        ...head(id(), day),
        kind: 'wait',
        queue: 'workstation',
        minutes: 4 + ((n * 7 + crowd) % 25),
        called: seated,
        end: seated ? 'seated' : 'left',
      });
    }
    facts.push(closingOf(id(), day, facts));
    days.set(day, facts);
  }
  return days;
}

const head = (id: string, day: string) => ({ id, rev: 1, day, void: false });
const arrival = (day: BusinessDay, draw: () => number): number =>
  epochOfLocal(
    day,
    oneOf(draw, [
      [540, 2],
      [600, 4],
      [660, 3],
      [810, 3],
      [840, 5],
      [900, 4],
      [960, 2],
    ] as const) + Math.floor(draw() * 45),
    PARIS,
  );

function visit(given: { id: string; day: BusinessDay; antenne: number; draw: () => number; seen: Set<string> }): FactDraft {
  const { draw, seen, day } = given;
  const year = Number(day.slice(0, 4));
  const guest = draw() < 0.04;
  // A few people walk into other antennes too; pseudonyms change with the civil year.
  const number = Math.floor(draw() ** 1.6 * 420) + (draw() < 0.12 ? 0 : (given.antenne + 1) * 1_000);
  const person = `${year}-${String(number).padStart(17, '0')}`;
  const known = drawer(number);
  const first = !guest && !seen.has(String(number));
  if (!guest) seen.add(String(number));
  const ageBand: AgeBand = guest
    ? 'not-communicated'
    : oneOf(known, [
        ['16-17', 9],
        ['18-21', 46],
        ['22-25', 36],
        ['26-29', 4],
        ['30-over', 3],
        ['not-communicated', 2],
      ] as const);
  const programme: Programme = guest
    ? 'none'
    : oneOf(known, [
        ['cej', 38],
        ['pacea', 27],
        ['other', 9],
        ['none', 26],
      ] as const);
  const home = antennes[given.antenne]?.districts ?? ['7'];
  const district = guest ? null : oneOf<string | null>(known, [...home.map((one) => [one, 20] as const), ['69100', 3], [null, 2]]);
  const purpose: VisitPurpose = oneOf(draw, [
    ['free-access', 44],
    ['online-procedure', 20],
    ['workshop', 12],
    ['mediation', 9],
    ['pix-diagnostic', 6],
    ['device-loan', 4],
    ['unspecified', 5],
  ] as const);
  const quality: PresenceQuality = oneOf(draw, [
    ['measured', 80],
    ['estimated', 14],
    ['corrected', 6],
  ] as const);
  return {
    ...head(given.id, day),
    kind: 'visit',
    person: guest ? null : person,
    isNew: first,
    ageBand,
    district,
    programme,
    purpose,
    arrivedAt: quarterHour(arrival(day, draw)),
    minutes: 15 + Math.floor(draw() ** 2 * 170),
    quality,
  };
}

/** Some loans go wrong, each in its way. */
const incidentOf = (n: number): LoanIncident => (n % 29 === 0 ? 'accessory-missing' : n % 61 === 0 ? 'damaged' : n % 401 === 0 ? 'lost' : 'none');
/** Six laptops, three tablets, a phone; a loan of the day uses one of its kind. */
function devicesOf(facts: readonly FactDraft[]): NonNullable<DayClosedFact['devices']> {
  const used = (kind: DeviceKind, inService: number) => ({
    inService,
    used: Math.min(inService, facts.filter((fact) => fact.kind === 'loan' && fact.deviceKind === kind).length),
  });
  return { laptop: used('laptop', 6), tablet: used('tablet', 3), phone: used('phone', 1) };
}

/** The counters the terminal would have computed of these facts of one day. */
export function closingOf(id: string, day: string, facts: readonly FactDraft[]): FactDraft {
  const visits = facts.flatMap((fact) => (fact.kind === 'visit' && !fact.void ? [fact] : []));
  return {
    ...head(id, day),
    kind: 'day-closed',
    visits: visits.length,
    distinctPersons: new Set(visits.flatMap(({ person }) => (person === null ? [] : [person]))).size,
    presenceMinutes: visits.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    sessions: facts.filter((fact) => fact.kind === 'workstation-session').length,
    loans: facts.filter((fact) => fact.kind === 'loan').length,
    devices: devicesOf(facts),
    room: {
      workstations: 4,
      morningMinutes: 210,
      afternoonMinutes: 270,
      usedMinutes: facts.reduce((sum, fact) => sum + (fact.kind === 'workstation-session' ? (fact.minutes ?? 0) : 0), 0),
    },
  };
}

/** Enrols the five antennes and sends them their days, over HTTP, as their terminals would. */
export async function fillYear(
  central: RunningCentral,
  now: () => number,
  given: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, RawTerminal>> {
  const terminals = new Map<string, RawTerminal>();
  for (const { code, name } of antennes) {
    const terminal = await enrolRawTerminal(central, now, code, name);
    terminals.set(code, terminal);
    let waiting: FactDraft[] = [];
    const send = async () => {
      if (waiting.length === 0) return;
      const answer = await terminal.send(terminal.seal(waiting));
      if (answer.status !== 201 || answer.body.quarantined?.length !== 0) throw new Error(`central answered ${answer.status} to a day of ${code}`);
      waiting = [];
    };
    for (const facts of factsOfAntenne(code, given.from, given.to).values()) {
      if (waiting.length + facts.length > 400) await send();
      waiting.push(...facts);
    }
    await send();
  }
  return terminals;
}
