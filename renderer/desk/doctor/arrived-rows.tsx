import { rowsOf } from './reading-rows.ts';
import type { Reading } from './verdict.ts';

/** What arrived from the scanner, and how it was understood. */
export function ArrivedRows({ reading }: { readonly reading: Reading }) {
  return (
    <dl className="arrived">
      {rowsOf(reading).map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
