import type { MonthState } from '../../../shared/domain/month-state.ts';
import { assertNever } from '../../../shared/domain/brand.ts';
import { counted } from './format.ts';

/** How far a month can be trusted, in a few words. */
export function stateSentence(state: MonthState): string {
  switch (state.kind) {
    case 'running':
      return state.missingDays > 0 ? `En cours, ${counted(state.missingDays, 'jour manquant', 'jours manquants')}` : 'En cours';
    case 'provisional':
      return `Provisoire, ${counted(state.missingDays, 'jour manquant', 'jours manquants')}`;
    case 'complete':
      return 'Complet, à figer';
    case 'closed':
      return state.pendingDifferences > 0
        ? `Figé, version ${state.version} ; ${counted(state.pendingDifferences, 'différence reçue', 'différences reçues')} depuis`
        : `Figé, version ${state.version}`;
    default:
      return assertNever(state);
  }
}
