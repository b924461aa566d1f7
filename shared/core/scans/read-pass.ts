import { DUPLICATE_MS } from '../../domain/decide-kiosk-scan.ts';
import { decidePass, PASS_MEMORY_MS, type PassDecision, passStepOf } from '../../domain/pass-time.ts';
import { keepPassRead, passReadsOf } from '../cards/pass-store.ts';
import { stepOfPass } from '../cards/pass-tag.ts';
import type { Call } from '../core.ts';

/** `again`: the very pass accepted seconds ago, still before the reader. */
export type PassReading = PassDecision | { readonly kind: 'again' | 'wrong-tag' };

/** Verifies a phone's pass and notes that its half minute was used (SCANNING §1). */
export function readPass(call: Call, pass: { keyNumber: number; cardId: string; tag: string }): PassReading {
  const step = stepOfPass(call.core.ports.secrets, pass, passStepOf(call.now));
  if (step === null) return { kind: 'wrong-tag' };
  const reads = passReadsOf(call.db, pass.cardId);
  const before = reads.filter((read) => read.step === step || (read.at <= call.now && call.now - read.at < PASS_MEMORY_MS));
  const decision = decidePass(step, call.now, before);
  if (decision.kind === 'used') {
    const since = call.now - (before.find((read) => read.step === step)?.at ?? 0);
    return since >= 0 && since < DUPLICATE_MS ? { kind: 'again' } : decision;
  }
  keepPassRead(call.db, pass.cardId, { step, at: call.now });
  return decision;
}
