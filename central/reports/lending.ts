import { useRateOf } from '../../shared/domain/device-days.ts';
import { deviceKinds, loanIncidents } from '../../shared/domain/vocabulary.ts';
import type { Rollup } from './read-figures.ts';
import type { Incidents, UseRate } from './lending-view.ts';

/** Incidents of the loans whose terminal tells them; null: there were loans and none was told. */
export function incidentsOf(rollup: Rollup): Incidents | null {
  const [loans, told] = [rollup.get('loans') ?? 0, rollup.get('toldLoans') ?? 0];
  if (loans > 0 && told === 0) return null;
  const kinds = loanIncidents.flatMap((kind) => (kind === 'none' ? [] : [{ kind, count: rollup.get(`incident:${kind}`) ?? 0 }]));
  return { told, count: kinds.reduce((sum, { count }) => sum + count, 0), kinds };
}

/** Kinds that closings say were in service; null: no closing says its devices. */
export function useRatesOf(rollup: Rollup): readonly UseRate[] | null {
  if ((rollup.get('devicesTold') ?? 0) === 0) return null;
  return deviceKinds.flatMap((kind) => {
    const days = { inService: rollup.get(`deviceDays:${kind}`) ?? 0, used: rollup.get(`usedDeviceDays:${kind}`) ?? 0 };
    return days.inService === 0 ? [] : [{ kind, ...days, percent: useRateOf(days) }];
  });
}
