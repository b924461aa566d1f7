import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { assertNever } from '../../shared/domain/brand.ts';
import { dateHourOf, durationOf, hourOf } from '../i18n/formats.ts';
import { chosenDevices, loanSentence } from './loans/loan-sentence.ts';
import { done, know, needsYou, type StripLine } from './strip-line.ts';
import { t } from './words.ts';

const named = (name: string): string => (name === '' ? t('o.stranger') : name);

/** The strip's sentence for what just happened at the desk. */
export function outcomeSentence(outcome: DeskOutcome, timeZone: string): StripLine {
  const hour = (instant: string): string => hourOf(instant, timeZone);
  switch (outcome.kind) {
    case 'person-selected':
      return done(
        [
          t(outcome.arrived ? 'o.person-arrived' : 'o.person-selected', { name: outcome.person.name }),
          ...(outcome.instead === null ? [] : [t('o.instead', { other: outcome.instead.name })]),
        ].join(' '),
      );
    case 'device-selected':
      return know(t('o.device-selected', { device: chosenDevices(outcome.pending, outcome.device.name) }));
    case 'workstation-selected':
      return know(t('o.workstation-selected', { workstation: outcome.workstation.name }));
    case 'lent':
    case 'lend-warned':
    case 'returned':
    case 'nothing-waits':
    case 'accessory-missing':
    case 'device-state':
    case 'device-elsewhere':
    case 'device-unavailable':
    case 'foreign-received':
    case 'loan-changed':
    case 'condition-noted':
    case 'stock-counted':
      return loanSentence(outcome, timeZone);
    case 'session-started': {
      const said = t('o.session-started', { name: outcome.person.name, workstation: outcome.workstation.name, hour: hour(outcome.endsAt) });
      const taken = outcome.roomTaken === null ? [] : [t('o.room-taken', { reason: outcome.roomTaken })];
      const { reservedFor } = outcome;
      const reserved = reservedFor === null ? [] : [t('o.reserved-for', { name: named(reservedFor.name), hour: hour(reservedFor.from) })];
      const notes = [...taken, ...reserved];
      return notes.length === 0 ? done(said) : know([said, ...notes].join(' '));
    }
    case 'session-ended':
      return done(t('o.session-ended', { name: outcome.person.name, workstation: outcome.workstation.name, duration: durationOf(outcome.minutes) }));
    case 'session-extended':
      return done(t('o.session-extended', { workstation: outcome.workstation.name, hour: hour(outcome.endsAt) }));
    case 'workstation-renamed':
    case 'workstation-retired':
      return done(t(`o.${outcome.kind}`, { workstation: outcome.workstation.name }));
    case 'session-use':
      return done(t('o.session-use', { workstation: outcome.workstation.name, use: t(`purpose.${outcome.use}`) }));
    case 'session-corrected':
      return done(t(outcome.cancelled ? 'o.session-cancelled' : 'o.session-corrected', { workstation: outcome.workstation.name }));
    case 'session-correction-refused':
      return needsYou(t(`session.no-${outcome.why}`));
    case 'workstation-state':
      return done(t(`o.workstation-now-${outcome.state}`, { workstation: outcome.workstation.name }));
    case 'room-arranged':
      return done(t('o.room-arranged'));
    case 'reserved': {
      const said = t('o.reserved', {
        name: outcome.person.name,
        workstation: outcome.workstation.name,
        when: dateHourOf(outcome.from, timeZone),
        to: hour(outcome.to),
      });
      return outcome.conflicts.length === 0 ? done(said) : know(`${said} ${t('o.reserve-conflict', { names: outcome.conflicts.map(named).join(', ') })}`);
    }
    case 'reservation-cancelled':
      return done(t('o.reservation-cancelled', { name: named(outcome.person.name), workstation: outcome.workstation.name }));
    case 'workstation-occupied':
    case 'workstation-out-of-order':
      return needsYou(t(`o.${outcome.kind}`, { workstation: outcome.workstation.name }));
    case 'arrived':
      return done(t('o.arrived', { name: outcome.person.name }));
    case 'attached':
      return done(t('o.attached', { name: outcome.person.name }));
    case 'departed': {
      const name = named(outcome.person.name);
      if (outcome.devicesOut.length > 0) return know(t('o.departedWith', { name, devices: outcome.devicesOut.join(', ') }));
      return done(t('o.departed', { name, duration: durationOf(outcome.minutes) }));
    }
    case 'ticket-taken':
      return done(t(`o.ticket-${outcome.waiting.kind}`, { name: named(outcome.person.name), place: outcome.waiting.place }));
    case 'ticket-called':
      return done(t('o.ticket-called', { name: named(outcome.person.name) }));
    case 'ticket-closed':
      return done(t(`o.ticket-${outcome.how}`, { name: named(outcome.person.name) }));
    case 'purpose-set':
      return done(t('o.purpose-set', { name: named(outcome.person.name), purpose: t(`purpose.${outcome.purpose}`) }));
    case 'merged':
    case 'unmerged':
      return done(t(`o.${outcome.kind}`, { name: outcome.person.name }));
    case 'erased':
      return done(t('o.erased'));
    case 'merge-refused':
      return needsYou(t(`merge.no-${outcome.why}`));
    case 'erase-refused':
      return needsYou(t(`limits.no-${outcome.why}`));
    case 'blank-card':
      return know(t('o.blank-card', { number: outcome.shortNumber }));
    case 'card-given':
      return done(t('o.card-given', { name: outcome.person.name, number: outcome.shortNumber }));
    case 'guests-counted':
      return done(t(outcome.guests === 'visitor' ? 'o.guests-visitor' : 'o.guests-group', { count: outcome.count, kind: t(`guests.${outcome.guests}`) }));
    case 'visit-corrected':
      return done(t(outcome.cancelled ? 'o.visit-cancelled' : 'o.visit-corrected', { name: named(outcome.person.name) }));
    case 'correction-refused':
      return needsYou(t(`correct.no-${outcome.why}`));
    case 'nothing-changed':
      return know(t(`o.${outcome.why}`));
    case 'undone':
      return done(t('o.undone', { about: outcome.act.about }));
    case 'imported':
      return done(t(`o.imported-${outcome.what}`, { made: outcome.made, changed: outcome.changed }));
    case 'import-used':
      return know(t('o.import-used'));
    case 'nothing-to-undo':
    case 'enrolment-read':
    case 'duplicate':
      return know(t(`o.${outcome.kind}`));
    case 'unknown-card':
    case 'replaced-card':
    case 'not-ours':
      return needsYou(t(`o.${outcome.kind}`));
    case 'pass-refused':
      return needsYou(t(`o.pass-${outcome.why}`));
    case 'unknown-label':
      return needsYou(t(outcome.scanned === 'device' ? 'o.unknown-device' : 'o.unknown-workstation', { label: outcome.label }));
    case 'command-needs':
      return know(t(`o.command-needs-${outcome.command}`));
    case 'not-managed':
      return know(t(`o.not-managed-${outcome.asked}`));
    case 'locked':
      return outcome.done === 'nothing' ? know(t('o.locked-nothing')) : done(t(`o.locked-${outcome.done}`));
    default:
      return assertNever(outcome);
  }
}
