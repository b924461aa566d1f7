import type { DeskOutcome, PendingHalf } from '../../../shared/contract/outcomes.ts';
import { assertNever } from '../../../shared/domain/brand.ts';
import { dueOf, durationOf } from '../../i18n/formats.ts';
import { done, know, needsYou, type StripLine } from '../strip-line.ts';
import { t } from '../words.ts';

export type LoanOutcome = Extract<
  DeskOutcome,
  {
    readonly kind:
      | 'lent'
      | 'lend-warned'
      | 'returned'
      | 'nothing-waits'
      | 'accessory-missing'
      | 'device-state'
      | 'device-elsewhere'
      | 'device-unavailable'
      | 'foreign-received'
      | 'loan-changed'
      | 'condition-noted'
      | 'stock-counted';
  }
>;
const listed = (names: readonly string[]): string => new Intl.ListFormat('fr-FR').format(names);

/** Devices waiting for their borrower, the newest last. */
export const chosenDevices = (pending: PendingHalf, newest: string): string =>
  listed([...(pending.kind === 'device' ? pending.also.map((device) => device.name) : []), newest]);

/** The strip's sentence for what happened to a loan or a device. */
export function loanSentence(outcome: LoanOutcome, timeZone: string): StripLine {
  switch (outcome.kind) {
    case 'lent': {
      const devices = [...outcome.others, outcome.device].map((device) => device.name);
      const said = t('o.lent', { count: devices.length, device: listed(devices), name: outcome.person.name, due: dueOf(outcome.dueAt, timeZone) });
      const from = outcome.returnedFrom === null ? [] : [t('o.returnedFrom', { other: outcome.returnedFrom.name })];
      const passed = outcome.warnings.length === 0 ? [] : [t('o.passed', { what: listed(outcome.warnings.map((one) => t(`warn.${one}`))) })];
      return done([said, ...from, ...passed].join(' '));
    }
    case 'lend-warned':
      return needsYou(
        t('o.lend-warned', {
          name: outcome.person.name,
          device: listed(outcome.devices.map((device) => device.name)),
          what: listed(outcome.warnings.map((one) => t(`warn.${one}`))),
        }),
      );
    case 'returned': {
      const { name } = outcome.person;
      const device = outcome.device.name;
      const said = outcome.lateMinutes > 0 ? t('o.returnedLate', { device, name, late: durationOf(outcome.lateMinutes) }) : t('o.returned', { device, name });
      if (outcome.missing.length === 0) return done(said);
      return know(`${said} ${t('o.missing', { what: listed(outcome.missing.map((one) => t(`accessory.${one}`))) })}`);
    }
    case 'nothing-waits':
      return know(t('o.nothing-waits'));
    case 'accessory-missing':
      return know(t(outcome.given ? 'o.accessory-missing' : 'o.accessory-kept', { device: outcome.device.name, what: t(`accessory.${outcome.accessory}`) }));
    case 'device-state': {
      const said = t('o.device-state', { device: outcome.device.name, state: t(`state.${outcome.state}`).toLowerCase() });
      return outcome.state === 'available' ? done(said) : know(said);
    }
    case 'device-unavailable':
      return needsYou(t('o.device-unavailable', { device: outcome.device.name, state: t(`state.${outcome.state}`).toLowerCase() }));
    case 'device-elsewhere':
      return needsYou(t('o.device-elsewhere', { device: outcome.device.name, site: outcome.siteName }));
    case 'foreign-received':
      return done(t('o.foreign-received', { label: outcome.label }));
    case 'loan-changed':
      return done(t('o.loan-changed', { device: outcome.device.name, name: outcome.person.name, due: dueOf(outcome.dueAt, timeZone) }));
    case 'condition-noted':
      return done(t('o.condition-noted', { device: outcome.device.name }));
    case 'stock-counted': {
      const { name, found, expected } = outcome;
      if (outcome.again) return know(t('o.stock-again', { name }));
      return outcome.why === null
        ? done(t('o.stock-found', { name, found, expected }))
        : needsYou(t('o.stock-unexpected', { name, why: t(`stock.${outcome.why}`) }));
    }
    default:
      return assertNever(outcome);
  }
}
