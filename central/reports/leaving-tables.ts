import type { CountTable } from '../../shared/domain/masking.ts';
import { type Publication, publicationsOf } from '../../shared/domain/publication.ts';
import { newcomers } from '../../shared/domain/distributions.ts';
import { ageBands, deviceKinds, loanPlaces, programmes, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { byDistrict } from './monthly-report.ts';
import type { MaskedTable, PublishedFamily, SiteRef } from './views.ts';
import { publishedFamilies } from './views.ts';

/** Antenne → name of the rollup → value: of one version of a month, `*` left out. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Audience = 'funder' | 'public';

const fixedKeys: Readonly<Record<Exclude<PublishedFamily, 'district'>, readonly string[]>> = {
  age: ageBands,
  programme: programmes,
  newcomer: newcomers,
  purpose: visitPurposes,
  device: deviceKinds,
  place: loanPlaces,
};

/** Every published table of a month, masked for this audience so that its versions (oldest first) tell no more together (TRUST P-2). */
export function leavingTables(versions: readonly Counts[], given: { readonly audience: Audience; readonly sites: readonly SiteRef[] }): readonly MaskedTable[] {
  return publishedFamilies.map((family) => {
    const tables = versions.map((counts) => countTable(family, counts));
    const { table, numbersOf } = publicationsOf(tables)[given.audience];
    return maskedTable(family, { table, numbersOf }, given.sites);
  });
}

function countTable(family: PublishedFamily, counts: Counts): CountTable {
  const sites = Object.keys(counts)
    .filter((code) => code !== '*')
    .toSorted();
  const columns = family === 'district' ? districtsIn(counts) : fixedKeys[family];
  return { columns, rows: sites.map((code) => ({ key: code, cells: columns.map((key) => counts[code]?.[`${family}:${key}`] ?? 0) })) };
}

const districtsIn = (counts: Counts): readonly string[] =>
  [
    ...new Set(
      Object.values(counts).flatMap((rollup) =>
        Object.keys(rollup)
          .filter((name) => name.startsWith('district:'))
          .map((name) => name.slice(9)),
      ),
    ),
  ].toSorted(byDistrict);

function maskedTable(family: PublishedFamily, { table, numbersOf }: Publication, sites: readonly SiteRef[]): MaskedTable {
  if (table === null) return { family, columns: [], rows: [], totals: [], total: null, withheld: true, numbersOf };
  const refOf = (code: string): SiteRef => ({ code, name: sites.find((site) => site.code === code)?.name ?? code });
  return {
    family,
    columns: table.columns,
    rows: table.rows.map(({ keys, cells, total }) => ({ sites: keys.map(refOf), cells, total })),
    totals: table.totals,
    total: table.total,
    withheld: false,
    numbersOf,
  };
}
