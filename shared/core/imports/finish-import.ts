import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { ImportMapping } from '../../domain/import-columns.ts';
import type { ImportKind } from '../../domain/import-fields.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { insertImport } from './import-store.ts';
import { keepMapping } from './mapping-store.ts';

interface Brought {
  readonly headings: readonly string[];
  readonly mapping: ImportMapping;
  /** Ids of the rows made, in their order. */
  readonly made: readonly number[];
  /** What changed rows were. */
  readonly before: readonly unknown[];
}

/** An import is one act: one line in the journal, one step to undo; what was said of the columns is kept for the next file like it. */
export function finishImport(call: Call, kind: ImportKind, { headings, mapping, made, before }: Brought): DeskOutcome {
  const staffId = call.core.staffSeats.get(call.caller.windowId)?.staffId ?? null;
  appendAudit(call, { method: `imports.${kind}`, object: `import:made ${made.length}, changed ${before.length}` });
  const importId = insertImport(call.db, { kind, at: call.now, staffId, made, changed: before.length, before });
  noteAct(call.db, { at: call.now, about: String(made.length + before.length), subject: { kind: 'import', importId } });
  keepMapping(call.db, kind, { headings, mapping, at: call.now });
  call.changed('members', 'devices', 'loans', 'site');
  return { kind: 'imported', what: kind, made: made.length, changed: before.length };
}
