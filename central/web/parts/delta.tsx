import { changeBetween } from '../../../shared/domain/comparison.ts';
import { format } from '../words/format.ts';

/** A figure against an earlier one: the sign is written, the arrow only helps. A percentage only where the base allows it. */
export function Delta({ from, to, than }: { readonly from: number; readonly to: number; readonly than: string }) {
  const { difference, percent } = changeBetween(from, to);
  const way = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  const words = difference === 0 ? '=' : percent === null ? format.signed(difference) : `${format.signed(percent)}\u00a0%`;
  return (
    <span className={`delta delta-${way}`} title={`${format.number(from)} ${than}`}>
      {way === 'same' ? '' : way === 'up' ? '▲ ' : '▼ '}
      {words}
    </span>
  );
}
