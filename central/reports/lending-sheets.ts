import type { Value } from '../../shared/sheets/sheets.ts';
import type { DeviceKind } from '../../shared/domain/vocabulary.ts';
import type { LeavingLending } from './lending-view.ts';
import type { MonthlyReport } from './views.ts';
import { words } from './words.ts';

/** Not told is said in words: it is no zero. */
export function incidentRows(incidents: MonthlyReport['equipment']['incidents']): readonly (readonly Value[])[] {
  if (incidents === undefined) return [];
  if (incidents === null) return [[words.derived.incidents.label, words.notTold]];
  return [
    [words.derived.incidents.label, incidents.count],
    [words.derived.toldLoans.label, incidents.told],
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

/** Lines of the tab of figures that is sent: name, value, unit and definition. */
export function leavingLendingRows(lending: LeavingLending | null): readonly (readonly [label: string, value: Value, unit: string, definition: string])[] {
  if (lending === null) return [];
  const { incidents, toldLoans, useRate } = words.derived;
  const rates: readonly (readonly [string, Value])[] =
    lending.useRates === 'not-told'
      ? [[useRate.label, words.notTold]]
      : lending.useRates.map(({ kind, percent }) => [
          `${useRate.label} : ${words.devices[kind]}`,
          percent === 'masked' ? words.hidden : percent === 'few-days' ? words.fewDays : percent,
        ]);
  return [
    [incidents.label, lending.incidents === 'not-told' ? words.notTold : (lending.incidents ?? words.hidden), 'nombre', incidents.definition],
    [toldLoans.label, lending.told ?? words.hidden, 'nombre', toldLoans.definition],
    ...rates.map(([label, value]) => [label, value, '%', useRate.definition] as const),
  ];
}
