/** One person on one day in one antenne. */
export interface PersonDay {
  readonly site: string;
  readonly day: string;
  /** Came as a member of the CEJ. */
  readonly asCej: boolean;
  /** Came for the Pix diagnostic. */
  readonly diagnosed: boolean;
}
export interface FirstDays {
  /** First seen. */
  readonly day: string;
  /** First day on which a calendar month had seen the person both as a member of the CEJ and for the Pix diagnostic; null: none yet. */
  readonly diagnosed: string | null;
}

const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** The first days of one person over a period, by antenne and in all (`*`): what a cumulated curve counts once. */
export function firstDaysOf(days: readonly PersonDay[]): ReadonlyMap<string, FirstDays> {
  const firsts = new Map<string, string>();
  const months = new Map<string, { readonly place: string; readonly asCej: string | null; readonly diagnosed: string | null }>();
  for (const { site, day, asCej, diagnosed } of days)
    for (const place of [site, '*']) {
      firsts.set(place, earlier(firsts.get(place) ?? null, day) ?? day);
      const key = `${place}|${day.slice(0, 7)}`;
      const month = months.get(key) ?? { place, asCej: null, diagnosed: null };
      months.set(key, { place, asCej: earlier(month.asCej, asCej ? day : null), diagnosed: earlier(month.diagnosed, diagnosed ? day : null) });
    }
  const told = new Map<string, string>();
  for (const { place, asCej, diagnosed } of months.values()) {
    if (asCej === null || diagnosed === null) continue;
    const both = asCej > diagnosed ? asCej : diagnosed;
    told.set(place, earlier(told.get(place) ?? null, both) ?? both);
  }
  return new Map([...firsts].map(([place, day]) => [place, { day, diagnosed: told.get(place) ?? null }]));
}
