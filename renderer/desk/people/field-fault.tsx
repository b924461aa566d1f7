import { t } from '../words.ts';
import type { DraftFaults } from './sheet-draft.ts';

/** What is wrong with a field, under it, in words (UX D6). */
export function FieldFault({ field, faults }: { readonly field: keyof DraftFaults; readonly faults: DraftFaults }) {
  const fault = faults[field];
  return (
    <span id={`fault-${field}`} className="fault" role={fault === undefined ? undefined : 'alert'}>
      {fault === undefined ? '' : t(fault)}
    </span>
  );
}
