import { Dialog } from './parts.tsx';
import { t } from './words.ts';

const lines = [
  'keys.scan',
  'keys.f1',
  'keys.f2',
  'keys.f3',
  'keys.f4',
  'keys.f7',
  'keys.f9',
  'keys.f10',
  'keys.alt',
  'keys.goOn',
  'keys.guests',
  'keys.undo',
  'keys.escape',
] as const;

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
