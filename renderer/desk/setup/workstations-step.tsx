import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import { Loaded } from '../parts.tsx';
import { refresh, useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

const MOST = 200;
/** Usual of an antenne's room. */
const USUAL = 8;

/** How many workstations the room has, and their names; each gets its label at once. */
export function WorkstationsStep(props: StepProps) {
  const read = useRead('workstations.list', {});
  return <Loaded read={read}>{(tiles) => <Naming {...props} tiles={tiles} />}</Loaded>;
}

function Naming({ tiles, error, mark, onBack, onLeave }: StepProps & { readonly tiles: readonly WorkstationTile[] }) {
  const client = useClient();
  const queries = useQueryClient();
  const [count, setCount] = useState(tiles.length === 0 ? USUAL : 0);
  const [named, setNamed] = useState<Readonly<Record<number, string>>>({});
  const [failed, setFailed] = useState<unknown>(null);
  const names = Array.from({ length: count }, (_, index) => named[index] ?? t('setup.seatName', { number: tiles.length + index + 1 }));
  const create = (): void => {
    if (names.length === 0) {
      mark('done');
      return;
    }
    client.call('setup.addWorkstations', { actionId: crypto.randomUUID(), names }).then(() => refresh(queries, ['workstations', 'setup']), setFailed);
  };
  return (
    <StepForm
      step="workstations"
      onNext={create}
      nextWord={names.length === 0 ? t('setup.next') : t('setup.createSeats', { count: names.length })}
      isReady={tiles.length + names.length > 0}
      onBack={onBack}
      onLeave={onLeave}
      onSkip={() => mark('skipped')}
      error={failed ?? error}
    >
      {tiles.length > 0 && <p className="note">{t('setup.seatsMade', { names: tiles.map(({ name }) => name).join(', ') })}</p>}
      <label>
        {t(tiles.length === 0 ? 'setup.workstations' : 'setup.moreSeats')}
        <input
          className="short"
          type="number"
          min={0}
          max={MOST}
          required
          value={count}
          onChange={(event) => setCount(Math.min(MOST, Math.max(0, event.target.valueAsNumber || 0)))}
        />
      </label>
      {names.length > 0 && (
        <fieldset>
          <legend>{t('setup.seatNames')}</legend>
          <div className="seat-names">
            {names.map((name, index) => (
              <input
                key={`seat-${String(index)}`}
                required
                maxLength={60}
                aria-label={t('setup.seatName', { number: index + 1 })}
                value={name}
                onChange={(event) => setNamed({ ...named, [index]: event.target.value })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </StepForm>
  );
}
