import { rawRun } from './raw-store.ts';

export interface TestCharter {
  readonly version: number;
  readonly from: string;
  readonly texts: Readonly<Record<string, string>>;
}
/** Charters as central hands them down, and nothing else of its. */
export function handCharters(t: { readonly folder: string }, ...charters: readonly TestCharter[]): void {
  const organisation = { sites: [], opening: [], exceptions: [], purposes: [], targets: [], charters };
  rawRun(t, 'UPDATE handed_down SET version = version + 1, organisation = ?', JSON.stringify(organisation));
}
export const firstCharter: TestCharter = {
  version: 1,
  from: '2026-01-01',
  texts: { fr: 'Respecte les autres. Prends soin du matériel.', ar: 'احترم الآخرين. حافظ على المعدات.' },
};
