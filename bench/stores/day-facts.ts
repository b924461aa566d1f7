import { randomBytes } from 'node:crypto';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { visitPurposes } from '../../shared/domain/vocabulary.ts';

const arrivedAt = (day: string, n: number): string => `${day}T${String(8 + (n % 9)).padStart(2, '0')}:${['00', '15', '30', '45'][n % 4]}:00.000Z`;

/**
 * One day of an antenne as its terminal would send it at once: 85 visits of different people, 8 sessions, 6 loans, the closing.
 * Every fact passes the contract; `firstSeq` is the place of the first one in the terminal's log.
 */
export function dayOfFacts(given: { readonly day: string; readonly firstSeq: number; readonly persons: readonly string[] }): readonly Fact[] {
  const { day, firstSeq, persons } = given;
  const head = (n: number) => ({ id: randomBytes(16).toString('hex'), rev: 1, seq: firstSeq + n, day, void: false });
  return Array.from({ length: 100 }, (_, n): Fact => {
    if (n < 85) {
      return fact.parse({
        ...head(n),
        kind: 'visit',
        person: persons[(firstSeq * 7 + n) % persons.length],
        isNew: n % 10 === 0,
        ageBand: '18-21',
        district: '7',
        programme: 'cej',
        purpose: visitPurposes[n % visitPurposes.length],
        arrivedAt: arrivedAt(day, n),
        minutes: 20 + n,
        quality: n % 8 === 0 ? 'estimated' : 'measured',
      });
    }
    if (n < 93) return fact.parse({ ...head(n), kind: 'workstation-session', startedAt: arrivedAt(day, n), minutes: 45 });
    if (n < 99) return fact.parse({ ...head(n), kind: 'loan', deviceKind: 'laptop', place: 'on-site', minutes: 60, late: false });
    return fact.parse({ ...head(n), kind: 'day-closed', visits: 85, distinctPersons: 85, presenceMinutes: 5270, sessions: 8, loans: 6 });
  });
}

/** As many pseudonyms. */
export const pseudonyms = (count: number): readonly string[] => Array.from({ length: count }, () => randomBytes(16).toString('base64url').slice(0, 22));
