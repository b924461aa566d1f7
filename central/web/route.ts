/** The pages C1–C8, in the order of the menu and of Alt+1…8. */
export const pageNames = ['mois', 'rapport', 'montee-en-charge', 'comparaison', 'completude', 'public', 'exports', 'administration'] as const;
export type PageName = (typeof pageNames)[number];

/** Where one is; it is the address, so that a page can be kept, sent and printed. */
export interface Route {
  readonly page: PageName;
  /** `YYYY-MM`; null: the month the session opens on. */
  readonly month: string | null;
  /** An antenne's code, `*`: all. */
  readonly site: string;
  /** A frozen version of the month; null: as it is now. */
  readonly version: number | null;
  /** The report as it may be sent, small numbers masked. */
  readonly leaves: boolean;
  /** A part of a page: a tab, an indicator. */
  readonly part: string | null;
}
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** `#/rapport?mois=2026-10&antenne=GER&version=1`; whatever is not understood is the month's overview. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const given = new URLSearchParams(query);
  const month = given.get('mois');
  const version = Number(given.get('version'));
  return {
    page: pageNames.find((name) => name === path) ?? 'mois',
    month: month !== null && MONTH.test(month) ? month : null,
    site: given.get('antenne') ?? '*',
    version: Number.isInteger(version) && version > 0 ? version : null,
    leaves: given.get('usage') === 'transmettre',
    part: given.get('partie'),
  };
}

export function hashOf(route: Partial<Route> & Pick<Route, 'page'>): string {
  const { page, month, site, version, leaves, part } = route;
  const query = new URLSearchParams();
  if (month !== undefined && month !== null) query.set('mois', month);
  if (site !== undefined && site !== '*') query.set('antenne', site);
  if (version !== undefined && version !== null) query.set('version', String(version));
  if (leaves === true) query.set('usage', 'transmettre');
  if (part !== undefined && part !== null) query.set('partie', part);
  return `#/${page}${query.size > 0 ? `?${query}` : ''}`;
}

/** Why a provider's sign-in came back without one: `#/refus/no-role`. */
export const refusalOf = (hash: string): string | null => /^#\/refus\/([a-z-]+)$/.exec(hash)?.[1] ?? null;
