import type { Shown } from './kiosk-machine.ts';
import type { Tune } from './sounds.ts';

/** The sound of an outcome: one family a tone (UX §7.5). */
export function tuneOf(outcome: Shown): Tune {
  switch (outcome.kind) {
    case 'checked-in':
    case 'provisional':
      return 'noted';
    case 'checked-out':
      return outcome.devicesOut.length > 0 ? 'know' : 'bye';
    case 'already-here':
    case 'closed':
      return 'know';
    default:
      return 'help';
  }
}
