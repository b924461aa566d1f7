import type { Board } from '../../../shared/contract/views.ts';
import { Dialog } from '../parts.tsx';
import { t } from '../words.ts';

interface Props {
  readonly workstation: string;
  readonly board: Board | undefined;
  readonly onClose: () => void;
  readonly onChoose: (visitId: Board['rows'][number]['visitId']) => void;
}

/** Who takes this seat: those present who have none. */
export function SeatDialog({ workstation, board, onClose, onChoose }: Props) {
  const standing = (board?.rows ?? []).filter((row) => row.workstation === null && row.memberId !== null);
  return (
    <Dialog title={`${workstation} · ${t('seat.choose')}`} onClose={onClose}>
      {standing.length === 0 ? (
        <p>{t('seat.nobody')}</p>
      ) : (
        <div className="choice-list">
          {standing.map((row) => (
            <button key={row.visitId} type="button" onClick={() => onChoose(row.visitId)}>
              <bdi>{row.name}</bdi>
            </button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
