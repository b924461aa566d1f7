import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type GuestKind, guestKinds } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { Dialog } from '../parts.tsx';
import { t } from '../words.ts';

const groups = guestKinds.filter((kind) => kind !== 'visitor');

/** A whole group counted at once: a number, a kind, Enter. */
export function GroupDialog({ onCount, onClose }: { readonly onCount: (kind: GuestKind, count: number) => void; readonly onClose: () => void }) {
  const [count, setCount] = useState('');
  const [kind, setKind] = useState<GuestKind>('school');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCount(kind, Number(count));
  };
  return (
    <Dialog title={t('guests.title')} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <label>
          {t('guests.count')}
          <input ref={field} type="number" required min={1} max={200} value={count} onChange={(event) => setCount(event.target.value)} />
        </label>
        <Choice label={t('guests.kind')} options={groups} value={kind} wordOf={(one) => t(`guests.${one}`)} onChoose={setKind} />
        <footer>
          <button type="submit" className="primary">
            {t('guests.do')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
