/** A table of a file, whichever its format. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}
export interface Column {
  readonly header: string;
  /** For the dictionary. */
  readonly meaning: string;
  readonly unit: string;
  /** In characters, for XLSX. */
  readonly width?: number;
}
/** A date is a day or an instant; null an empty cell: nothing is known. */
export type Value = string | number | null | { readonly day: string };

export const text = (header: string, meaning: string, width = 24): Column => ({ header, meaning, unit: 'texte', width });
export const number = (header: string, meaning: string, unit = 'nombre'): Column => ({ header, meaning, unit, width: 14 });
export const date = (header: string, meaning: string): Column => ({ header, meaning, unit: 'date', width: 12 });
/** Minutes as hours with one decimal. */
export const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
