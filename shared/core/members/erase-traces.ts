import type { Readable } from '../../db/open-store.ts';
import { run } from '../../db/prepared.ts';

/** Answers, alerts and lines of undo that say this name go: of somebody else of the same name too, they are hours old at most. */
export function eraseTraces(db: Readable, { firstName, shortName }: { readonly firstName: string; readonly shortName: string }): void {
  const quoted = JSON.stringify(firstName).slice(1, -1);
  run(db, `UPDATE scans SET outcome = '{"kind":"duplicate"}' WHERE instr(outcome, ?) > 0`, quoted);
  run(db, 'DELETE FROM actions WHERE instr(answer, ?) > 0', quoted);
  run(db, 'DELETE FROM acts WHERE instr(about, ?) > 0', shortName);
  run(db, 'DELETE FROM alerts WHERE instr(about, ?) > 0', shortName);
}
