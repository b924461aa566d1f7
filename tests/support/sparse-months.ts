import type { FactDraft } from '../../shared/contract/facts.ts';
import type { TestCentral } from './central.ts';
import { enrolRawTerminal, type RawTerminal, type Sealed } from './raw-terminal.ts';
import type { FakeClock } from './test-core.ts';
import { factsOfAntenne } from './year-of-facts.ts';

/** Two antennes whose crowds mix; the same facts at each run. */
export const sparseSites = ['GER', 'VOL'] as const;
type SparseSite = (typeof sparseSites)[number];

/** `YYYY-MM`, this many months later. */
export const monthLater = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** By month, the facts of its days 11 to 13: enough for persons who come on two days and to two antennes. */
export function sparseMonths(code: SparseSite, months: readonly string[]): ReadonlyMap<string, readonly FactDraft[]> {
  const days = [...factsOfAntenne(code, `${months[0]}-01`, `${months.at(-1)}-28`)].filter(([day]) => day.slice(8) >= '11' && day.slice(8) <= '13');
  return new Map(months.map((month) => [month, days.filter(([day]) => day.startsWith(month)).flatMap(([, facts]) => facts)]));
}

/** Each month is sent when it is over, as its terminals would: one batch an antenne. Answers the terminals and what they sent. */
export async function sendMonths(
  central: TestCentral,
  clock: FakeClock,
  months: readonly string[],
): Promise<{ readonly terminals: ReadonlyMap<SparseSite, RawTerminal>; readonly sent: ReadonlyMap<string, Sealed> }> {
  clock.set(Date.parse(`${months[0]}-01T06:00:00.000Z`));
  const terminals = new Map<SparseSite, RawTerminal>();
  const sent = new Map<string, Sealed>();
  for (const code of sparseSites) terminals.set(code, await enrolRawTerminal(central, clock.now, code));
  const factsOf = new Map(sparseSites.map((code) => [code, sparseMonths(code, months)]));
  for (const month of months) {
    clock.set(Date.parse(`${month}-27T20:00:00.000Z`));
    for (const [code, terminal] of terminals) {
      const facts = factsOf.get(code)?.get(month) ?? [];
      if (facts.length === 0) continue;
      const sealed = terminal.seal(facts);
      const { status, body } = await terminal.send(sealed);
      if (status !== 201 || body.quarantined?.length !== 0) throw new Error(`central answered ${status} to ${month} of ${code}`);
      sent.set(`${month} ${code}`, sealed);
    }
  }
  return { terminals, sent };
}
