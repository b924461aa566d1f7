import type { Value } from '../../shared/sheets/sheets.ts';
import type { DeviceKind } from '../../shared/domain/vocabulary.ts';
import type { MonthlyReport } from './views.ts';
import { words } from './words.ts';

/** Not told is said in words: it is no zero. */
export function incidentRows(incidents: MonthlyReport['equipment']['incidents']): readonly (readonly Value[])[] {
  if (incidents === undefined) return [];
  if (incidents === null) return [[words.derived.incidents.label, words.notTold]];
  return [
    [words.derived.incidents.label, incidents.count],
    ['Prêts dont l’incident est dit', incidents.told],
    ...incidents.kinds.map(({ kind, count }): readonly Value[] => [`Incidents : ${words.incidents[kind]}`, count]),
  ];
}
export function useRateRows(rates: MonthlyReport['equipment']['useRates']): readonly (readonly Value[])[] {
  if (rates === undefined) return [];
  if (rates === null) return [[words.derived.useRate.label, words.notTold]];
  return rates.flatMap(({ kind, inService, used, percent }): readonly (readonly Value[])[] => [
    [`${words.derived.useRate.label} : ${words.devices[kind]} (%)`, percent],
    [`Jours-appareils en service : ${words.devices[kind]}`, inService],
    [`Jours-appareils prêtés : ${words.devices[kind]}`, used],
  ]);
}

export function useRateCell(rates: MonthlyReport['equipment']['useRates'], kind: DeviceKind): Value {
  if (rates === null) return words.notTold;
  return rates?.find((rate) => rate.kind === kind)?.percent ?? null;
}
