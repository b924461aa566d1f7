import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { DeviceId, MemberId } from '../../../shared/domain/brand.ts';
import type { ImportedDevice } from '../../../shared/domain/import-devices.ts';
import type { ImportedMember } from '../../../shared/domain/import-members.ts';
import type { Doubt, Line } from './examine.ts';

/** What a line in doubt is: the one known (its id), somebody else, or nothing to import. */
export type Decision = { readonly kind: 'same'; readonly id: number } | { readonly kind: 'other' } | { readonly kind: 'skip' };
export type Decisions = ReadonlyMap<number, Decision>;
export type ForAll = 'same' | 'other' | 'skip';

/** Whether a line may be somebody else: a label is of one device only. */
export const mayBeOther = (doubt: Doubt): boolean => doubt.known[0]?.by !== 'label';

/** What a choice for all makes of one line; the nearest sheet when there are several. null: it does not fit that line. */
export function decisionFor(doubt: Doubt, choice: ForAll): Decision | null {
  const [nearest] = doubt.known;
  if (choice === 'same') return nearest === undefined ? null : { kind: 'same', id: nearest.id };
  if (choice === 'other') return mayBeOther(doubt) ? { kind: 'other' } : null;
  return { kind: 'skip' };
}

/** Lines that are known as they stand are decided by themselves: nothing would change. */
export function decisionOf(doubt: Doubt, decisions: Decisions): Decision | null {
  return decisions.get(doubt.line) ?? (doubt.same ? decisionFor(doubt, 'same') : null);
}

/** Every line still in doubt, decided alike. */
export function decideAll(doubts: readonly Doubt[], decisions: Decisions, choice: ForAll): Decisions {
  const next = new Map(decisions);
  for (const doubt of doubts) {
    const decision = decisionFor(doubt, choice);
    if (decision !== null && !doubt.same) next.set(doubt.line, decision);
  }
  return next;
}

/** Lines as they would be applied: `id` of the one they complete or change, null for a new one. */
export function linesToSend<Draft>(
  fine: readonly Line<Draft>[],
  doubts: readonly Doubt[],
  decisions: Decisions,
): readonly { readonly draft: Draft; readonly id: number | null }[] {
  const inDoubt = new Map(doubts.map((doubt) => [doubt.line, doubt]));
  return fine.flatMap(({ line, draft }) => {
    const doubt = inDoubt.get(line);
    const decision: Decision | null = doubt === undefined ? { kind: 'other' } : decisionOf(doubt, decisions);
    if (decision === null || decision.kind === 'skip') return [];
    return [{ draft, id: decision.kind === 'same' ? decision.id : null }];
  });
}

export const memberLines = (lines: readonly { readonly draft: ImportedMember; readonly id: number | null }[]): MethodInput<'imports.members'>['lines'] =>
  lines.map(({ draft, id }) => ({ sheet: draft, completes: id as MemberId | null })); // an id that the core gave

export const deviceLines = (lines: readonly { readonly draft: ImportedDevice; readonly id: number | null }[]): MethodInput<'imports.devices'>['lines'] =>
  lines.map(({ draft: { accessories, ...draft }, id }) => ({
    device: { ...draft, ...(accessories === null ? {} : { accessories: [...accessories] }) },
    changes: id as DeviceId | null, // an id that the core gave
  }));
