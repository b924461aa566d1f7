import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { assertNever } from '../../shared/domain/brand.ts';
import { durationOf, hourOf } from '../i18n/formats.ts';
import { t } from './words.ts';

/** Done (green), nothing changed or to know (saffron), needs you (violet) (UX D-R4). */
export type StripTone = 'done' | 'know' | 'needs-you';
export interface StripLine {
  readonly tone: StripTone;
  readonly text: string;
}
const done = (text: string): StripLine => ({ tone: 'done', text });
const know = (text: string): StripLine => ({ tone: 'know', text });
const needsYou = (text: string): StripLine => ({ tone: 'needs-you', text });
const named = (name: string): string => (name === '' ? t('o.stranger') : name);

/** The strip's sentence for what just happened at the desk. */
export function outcomeSentence(outcome: DeskOutcome, timeZone: string): StripLine {
  const hour = (instant: string): string => hourOf(instant, timeZone);
  switch (outcome.kind) {
    case 'person-selected':
      return done(t(outcome.arrived ? 'o.person-arrived' : 'o.person-selected', { name: outcome.person.name }));
    case 'device-selected':
      return know(t('o.device-selected', { device: outcome.device.name }));
    case 'workstation-selected':
      return know(t('o.workstation-selected', { workstation: outcome.workstation.name }));
    case 'lent': {
      const said = t('o.lent', { device: outcome.device.name, name: outcome.person.name, hour: hour(outcome.dueAt) });
      const from = outcome.returnedFrom === null ? [] : [t('o.returnedFrom', { other: outcome.returnedFrom.name })];
      const warned = outcome.warnings.map((warning) => t(`o.${warning}`));
      return { tone: warned.length > 0 ? 'know' : 'done', text: [said, ...from, ...warned].join(' ') };
    }
    case 'returned': {
      const { name } = outcome.person;
      const device = outcome.device.name;
      return done(outcome.lateMinutes > 0 ? t('o.returnedLate', { device, name, late: durationOf(outcome.lateMinutes) }) : t('o.returned', { device, name }));
    }
    case 'session-started': {
      const said = t('o.session-started', { name: outcome.person.name, workstation: outcome.workstation.name, hour: hour(outcome.endsAt) });
      return outcome.roomTaken === null ? done(said) : know(`${said} ${t('o.room-taken', { reason: outcome.roomTaken })}`);
    }
    case 'session-ended':
      return done(t('o.session-ended', { name: outcome.person.name, workstation: outcome.workstation.name, duration: durationOf(outcome.minutes) }));
    case 'session-extended':
      return done(t('o.session-extended', { workstation: outcome.workstation.name, hour: hour(outcome.endsAt) }));
    case 'workstation-state':
      return done(t(`o.workstation-now-${outcome.state}`, { workstation: outcome.workstation.name }));
    case 'room-arranged':
      return done(t('o.room-arranged'));
    case 'workstation-occupied':
    case 'workstation-out-of-order':
      return needsYou(t(`o.${outcome.kind}`, { workstation: outcome.workstation.name }));
    case 'device-unavailable':
      return needsYou(t('o.device-unavailable', { device: outcome.device.name, state: t(`state.${outcome.state}`).toLowerCase() }));
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
    case 'nothing-changed':
      return know(t(`o.${outcome.why}`));
    case 'undone':
      return done(t('o.undone', { about: outcome.act.about }));
    case 'nothing-to-undo':
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
