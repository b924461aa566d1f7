import type { Migration } from '../../db/migrate.ts';
import { initial } from './0001-initial.ts';
import { deadCardsAndPasses } from './0002-dead-cards-and-passes.ts';
import { waitingTickets } from './0003-waiting-tickets.ts';
import { outboxRenewal } from './0004-outbox-renewal.ts';
import { attachedCards } from './0005-attached-cards.ts';
import { roomPlan } from './0006-room-plan.ts';
import { people } from './0007-people.ts';
import { handedDown } from './0008-handed-down.ts';
import { lending } from './0009-lending.ts';
import { guestsAndCorrections } from './0010-guests-and-corrections.ts';
import { reservations } from './0011-reservations.ts';
import { usbExports } from './0012-usb-exports.ts';
import { inventory } from './0013-inventory.ts';
import { merges } from './0014-merges.ts';
import { toldTickets } from './0015-told-tickets.ts';
import { blankCards } from './0016-blank-cards.ts';
import { papers } from './0017-papers.ts';
import { imports } from './0018-imports.ts';
import { charterAtKiosk } from './0019-charter-at-kiosk.ts';
import { reopenedDays } from './0020-reopened-days.ts';
import { sessionUse } from './0021-session-use.ts';
import { retiredWorkstations } from './0022-retired-workstations.ts';

export const migrations: readonly Migration[] = [
  initial,
  deadCardsAndPasses,
  waitingTickets,
  outboxRenewal,
  attachedCards,
  roomPlan,
  people,
  handedDown,
  lending,
  guestsAndCorrections,
  reservations,
  usbExports,
  inventory,
  merges,
  toldTickets,
  blankCards,
  papers,
  imports,
  charterAtKiosk,
  reopenedDays,
  sessionUse,
  retiredWorkstations,
];
