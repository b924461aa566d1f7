import type { MaskedCount } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { frPublic as words } from '../words/fr-public.ts';

interface Props {
  readonly count: MaskedCount;
  readonly show?: (value: number) => string;
}
/** A cell of a published table: a hidden number is a sign and a word, never an empty cell or a zero. */
export const Masked = ({ count, show = format.number }: Props) =>
  count === null ? (
    <td className="masked">
      <span aria-hidden="true">{words.sign}</span>
      <span className="unseen">{words.masked}</span>
    </td>
  ) : (
    <td>{show(count)}</td>
  );
