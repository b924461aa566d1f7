import type { Receipt } from '../../shared/contract/batch.ts';
import type { Fact } from '../../shared/contract/facts.ts';
import { looksPersonal } from '../../shared/domain/personal-token.ts';

/** Whether somebody's number or birth date stands in one of the two texts of a fact that are neither a choice, a number nor a day (TRUST P-1). */
export function holdsPersonal(given: Fact): boolean {
  if (given.kind === 'visit') return given.person !== null && looksPersonal(given.person);
  return given.kind === 'dead-card' && looksPersonal(given.card);
}

/** Whether a fact was refused for what it holds, which may be what must never be held (TRUST 8.3): the bytes of its batch are not kept. */
export const refusedForContent = (quarantined: Receipt['quarantined']): boolean =>
  quarantined.some(({ reason }) => reason === 'schema' || reason === 'personal');
