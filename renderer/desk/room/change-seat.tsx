import { type FormEvent, useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { Acting } from '../frame.tsx';
import { Dialog } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly tile: WorkstationTile;
  readonly acting: Acting;
  readonly onClose: () => void;
}

/** Another name for a workstation, or out of the room; both can be undone. */
export function ChangeSeat({ tile, acting, onClose }: Props) {
  const client = useClient();
  const [name, setName] = useState(tile.name);
  const { workstationId } = tile;
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    acting.run(() => client.call('workstations.rename', { actionId: crypto.randomUUID(), workstationId, name }));
    onClose();
  };
  const retire = (): void => {
    acting.run(() => client.call('workstations.retire', { actionId: crypto.randomUUID(), workstationId }));
    onClose();
  };
  return (
    <Dialog title={`${t('seat.change')} · ${tile.name}`} onClose={onClose}>
      <form className="dialog-form" onSubmit={rename}>
        <label>
          {t('seat.name')}
          <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <p className="quiet-text">{t('seat.retireHelp')}</p>
        <footer>
          <button type="button" onClick={retire}>
            {t('seat.retire')}
          </button>
          <button type="submit" className="primary">
            {t('seat.rename')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
