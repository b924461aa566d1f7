import { kioskKeyMayPass } from '../../shared/contract/kiosk-keys.ts';
import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';

/** Combinations and function keys act on nothing at the kiosk, also where no Electron window is in front of the page. Answers how to stop. */
export function swallowHostileKeys(target: Window, prefix: () => ScanPrefix): () => void {
  const swallow = (event: KeyboardEvent): void => {
    const { key, code, ctrlKey: control, altKey: alt, metaKey: meta } = event;
    if (!kioskKeyMayPass({ key, code, control, alt, meta }, prefix())) event.preventDefault();
  };
  target.addEventListener('keydown', swallow, { capture: true });
  return () => target.removeEventListener('keydown', swallow, { capture: true });
}
