import { useMemo } from 'react';
import type { MaskedTable, Share, SiteRef } from '../../reports/views.ts';
import { ShareBars } from '../charts/share-bars.tsx';
import { className, familyNames } from '../words/fr-classes.ts';
import { frPublic as words, maskedFinding } from '../words/fr-public.ts';
import { fr } from '../words/fr.ts';
import { Masked } from './masked.tsx';
import { Note } from './note.tsx';

interface Props {
  readonly table: MaskedTable;
  /** Whose classes are drawn; without it, or where its row stands joined to others, those of all antennes. */
  readonly site?: SiteRef;
}
/** One published table: the picture of what may be read, and the numbers antenne by antenne. */
export function MaskedFamily({ table, site }: Props) {
  const nameOf = className[table.family];
  const drawn = useMemo(() => drawnRow(table, site), [table, site]);
  // A masked class is not drawn as zero: it is left to the table.
  const shares = useMemo((): readonly Share[] => {
    const base = drawn.total ?? 0;
    return table.columns.flatMap((key, at) => {
      const count = drawn.cells[at] ?? null;
      return count === null || count === 0 ? [] : [{ key, count, percent: base >= 11 ? Math.round((count / base) * 100) : null }];
    });
  }, [table, drawn]);
  if (table.withheld) return <Note>{words.withheld}</Note>;
  const title = maskedFinding(familyNames[table.family], { shares, nameOf, unit: words.unitOf(table.family) });
  return (
    <div className="family above">
      <ShareBars
        title={drawn.of === null ? title : `${drawn.of}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
        shares={shares}
        nameOf={nameOf}
        unit={words.unitOf(table.family)}
      />
      <div className="scroll" role="region" aria-label={familyNames[table.family]} tabIndex={0}>
        <table className="figures small">
          <thead>
            <tr>
              <th scope="col">{fr.antenne}</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {nameOf(column)}
                </th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.sites.map(({ code }) => code).join(' ')}>
                <th scope="row">{words.together(row.sites.map(({ name }) => name))}</th>
                {row.cells.map((cell, at) => (
                  <Masked key={table.columns[at]} count={cell} />
                ))}
                <Masked count={row.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{fr.all}</th>
              {table.totals.map((cell, at) => (
                <Masked key={table.columns[at]} count={cell} />
              ))}
              <Masked count={table.total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

/** `of`: what the picture is of, where that is not what the page is about. */
function drawnRow(table: MaskedTable, site: SiteRef | undefined): Pick<MaskedTable['rows'][number], 'cells' | 'total'> & { readonly of: string | null } {
  const all = { cells: table.totals, total: table.total };
  if (site === undefined || site.code === '*') return { ...all, of: null };
  const row = table.rows.find(({ sites }) => sites.length === 1 && sites[0]?.code === site.code);
  return row === undefined ? { ...all, of: fr.all } : { cells: row.cells, total: row.total, of: null };
}
