/** Where cards are on an A4 sheet of stock, in mm. Pitch: from the edge of one card to the same edge of the next. */
export interface CardSheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly pitchX: number;
  readonly pitchY: number;
}
/** `ten`: business-card stock, 85 × 54 mm, side margin 15 mm, 10 mm between columns. `eight`: ID-1 cards to laminate, apart. */
export const cardSheets = {
  ten: { columns: 2, rows: 5, width: 85, height: 54, left: 15, top: 13.5, pitchX: 95, pitchY: 54 },
  eight: { columns: 2, rows: 4, width: 85.6, height: 53.98, left: 14.4, top: 24, pitchX: 95.6, pitchY: 65 },
} as const satisfies Record<string, CardSheet>;
export type CardSheetName = keyof typeof cardSheets;

export const placesOf = ({ columns, rows }: CardSheet): number => columns * rows;

/** Cards page by page, places before `start` (1 = first) left empty on the first sheet; each page is whole. */
export function pagesOfSheet<T>(cards: readonly T[], sheet: CardSheet, start: number): readonly (readonly (T | null)[])[] {
  const places = placesOf(sheet);
  const skipped = Math.min(Math.max(start, 1), places) - 1;
  const line: (T | null)[] = [...Array.from({ length: skipped }, () => null), ...cards];
  const pages: (T | null)[][] = [];
  for (let at = 0; at < line.length; at += places) pages.push(line.slice(at, at + places));
  return pages;
}
