import type { Readable } from '../../db/open-store.ts';
import { run } from '../../db/prepared.ts';

/** Answers, alerts and lines of undo that say this name go: of somebody else of the same name too, they are hours old at most. */
export function eraseTraces(db: Readable, { firstName, shortName }: { readonly firstName: string; readonly shortName: string }): void {
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  const marks = [`"${inJson(firstName)}"`, inJson(shortName)]; // a short first name alone would be found in many words
  run(db, `UPDATE scans SET outcome = '{"kind":"duplicate"}' WHERE instr(outcome, ?) > 0 OR instr(outcome, ?) > 0`, ...marks);
  run(db, 'DELETE FROM actions WHERE instr(answer, ?) > 0 OR instr(answer, ?) > 0', ...marks);
  run(db, 'DELETE FROM acts WHERE instr(about, ?) > 0', shortName);
  run(db, 'DELETE FROM alerts WHERE instr(about, ?) > 0', shortName);
}
