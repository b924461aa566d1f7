import type { CodeFinding, HidReading, PluggedScanners, ScannerLine } from '../../../shared/contract/doctor.ts';
import { assertNever } from '../../../shared/domain/brand.ts';
import type { ForeignKind } from '../../../shared/domain/foreign-code.ts';
import type { LayoutName } from '../../../shared/domain/keyboard-layouts.ts';
import type { Unread } from '../../../shared/domain/scan-frame.ts';
import type { KeysReading } from './keys-reading.ts';

export type Reading = HidReading | KeysReading;

/** What the doctor says in the end. */
export type Verdict =
  | { readonly kind: 'waiting' | 'refused' | 'keyboard-mode' | 'wrong-mode'; readonly scanner: ScannerLine }
  | { readonly kind: 'none' | 'library' | 'ready' | 'keyboard-ready' | 'caps' }
  | { readonly kind: 'mix-up'; readonly layout: LayoutName }
  | { readonly kind: 'pass-expired' | 'pass-wrong-clock' }
  | { readonly kind: 'other-organisation' | 'no-key' | 'not-checked' | 'damaged' | 'typing' }
  | { readonly kind: 'not-ours'; readonly looksLike: ForeignKind; readonly byKeys: boolean }
  | { readonly kind: 'unread'; readonly why: Unread };

/** From what was read last, else from what is plugged. */
export function verdictOf(reading: Reading | null, plugged: PluggedScanners): Verdict {
  if (reading === null) return ofPlugged(plugged);
  switch (reading.kind) {
    case 'hid-unread':
      return { kind: 'unread', why: reading.why };
    case 'hid-scan':
      return trouble(reading.finding, false) ?? { kind: 'ready' };
    case 'keys':
      return ofKeys(reading);
    default:
      return assertNever(reading);
  }
}

const order = ['ready', 'refused', 'keyboard-mode', 'snapi', 'ibm-oem'] as const satisfies readonly ScannerLine['use'][];

function ofPlugged({ library, scanners }: PluggedScanners): Verdict {
  if (!library) return { kind: 'library' };
  const [scanner] = scanners.toSorted((a, b) => order.indexOf(a.use) - order.indexOf(b.use));
  if (scanner === undefined) return { kind: 'none' };
  switch (scanner.use) {
    case 'ready':
      return { kind: 'waiting', scanner };
    case 'refused':
    case 'keyboard-mode':
      return { kind: scanner.use, scanner };
    case 'snapi':
    case 'ibm-oem':
      return { kind: 'wrong-mode', scanner };
    default:
      return assertNever(scanner.use);
  }
}

function ofKeys({ finding, way, capsLock, pace }: KeysReading): Verdict {
  if (pace === 'typing') return { kind: 'typing' };
  const wrong = trouble(finding, true);
  if (wrong !== null) return wrong;
  if (way !== null && way !== 'key') return { kind: 'mix-up', layout: way };
  return { kind: capsLock ? 'caps' : 'keyboard-ready' };
}

/** What is wrong with the code, whatever read it; null: nothing. */
function trouble(finding: CodeFinding, byKeys: boolean): Verdict | null {
  switch (finding.kind) {
    case 'damaged':
      return { kind: 'damaged' };
    case 'foreign':
      return { kind: 'not-ours', looksLike: finding.looksLike, byKeys };
    case 'member':
    case 'pass':
      if (finding.tag !== 'ours') return { kind: finding.tag === 'wrong' ? 'other-organisation' : finding.tag };
      return finding.kind === 'pass' && (finding.time === 'expired' || finding.time === 'wrong-clock') ? { kind: `pass-${finding.time}` } : null;
    case 'test':
    case 'device':
    case 'workstation':
    case 'workshop':
    case 'command':
      return null;
    default:
      return assertNever(finding);
  }
}
