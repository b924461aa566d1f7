import type { RealSetup } from '../../contract/methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { openStateAt } from '../../domain/opening-hours.ts';
import { cardKeyName, FIRST_GENERATION, keyNumberOf } from '../cards/key-ring.ts';
import { type OrganisationKeys, parseOrganisationKey } from '../cards/organisation-key.ts';
import { isClosed } from '../closing/closing-store.ts';
import type { Call, Core, Handlers } from '../core.ts';
import { anyDeviceAvailable } from '../devices/device-store.ts';
import type { RandomPort } from '../ports.ts';
import { startPractice } from '../practice/start-practice.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { newPassphrase } from '../staff/new-staff.ts';
import { layTerminal } from './lay-terminal.ts';

/** Name given to a workstation until somebody renames it, in the language of the place. */
const workstationName = (number: number): string => `Poste ${number}`;

export const setupMethods: Handlers<'setup.state' | 'setup.startPractice' | 'setup.createReal' | 'site.info'> = {
  'setup.state': (call) => {
    const { mode } = readSettings(call.db);
    return mode === null ? { kind: 'fresh' } : { kind: 'ready', mode };
  },
  'setup.startPractice': (call) => onlyOnce(call, () => startPractice(call)),
  'setup.createReal': (call, input) => onlyOnce(call, () => createReal(call, input)),
  'site.info': (call) => {
    const settings = readSettings(call.db);
    const site = siteHere(call.db);
    if (settings.mode === null || site === undefined) throw new ProblemError('not-set-up');
    const day = businessDayOf(call.now, settings.timeZone);
    const opening = openStateAt(settings, call.now);
    return {
      mode: settings.mode,
      siteCode: site.code,
      siteName: site.name,
      timeZone: settings.timeZone,
      now: instantOf(call.now),
      day,
      dayClosed: isClosed(call.db, day),
      opening:
        opening.kind === 'open'
          ? { kind: 'open', closesAt: opening.closesAtMs === null ? null : instantOf(opening.closesAtMs) }
          : { kind: 'closed', opensAt: opening.opensAtMs === null ? null : instantOf(opening.opensAtMs) },
      resultSeconds: settings.resultSeconds,
      cameraEnabled: settings.cameraEnabled,
      cameraLabel: settings.cameraLabel,
      scanPrefix: settings.scanPrefix,
      lendsDevices: anyDeviceAvailable(call.db),
      practicePassphrase: settings.mode === 'practice' && call.caller.role === 'desk' ? settings.practicePassphrase : null,
    };
  },
};

const beingSetUp = new WeakSet<Core>();

/** A set-up keeps keys before it writes rows: a second one meanwhile would leave rows of the first under keys of the second. */
async function onlyOnce<T>(call: Call, setUp: () => Promise<T>): Promise<T> {
  if (beingSetUp.has(call.core) || readSettings(call.db).mode !== null) throw new ProblemError('already-set-up');
  beingSetUp.add(call.core);
  try {
    return await setUp();
  } finally {
    beingSetUp.delete(call.core);
  }
}

async function createReal(call: Call, input: RealSetup): Promise<{ staffName: string; passphrase: string }> {
  checkPlan(input);
  const { random, secrets } = call.core.ports;
  const keys = input.organisationKey === null ? newKeys(random) : parseOrganisationKey(input.organisationKey);
  if (keys === null) throw new ProblemError('invalid-input', { fields: 'organisationKey' });
  const pepper = random.bytes(32);
  const { passphrase, verifier } = await newPassphrase(call, pepper);
  for (const [number, key] of keys.cards) await secrets.set(cardKeyName(number), key);
  await secrets.set('org-key', keys.organisation);
  await secrets.set('pepper', pepper);
  call.write(() => {
    layTerminal(call, {
      sites: input.sites,
      thisSite: input.thisSite,
      workstations: Array.from({ length: input.workstations }, (_, index) => workstationName(index + 1)),
      staff: { name: input.staffName, verifier },
      settings: { mode: 'real', timeZone: input.timeZone, cardKeyGeneration: keys.generation },
    });
  });
  call.changed('setup', 'site', 'staff', 'settings');
  return { staffName: input.staffName, passphrase };
}

/** Of an organisation that begins here. */
function newKeys(random: RandomPort): OrganisationKeys {
  const cards = new Map([[keyNumberOf(FIRST_GENERATION), random.bytes(32)]]);
  return { organisation: random.bytes(32), generation: FIRST_GENERATION, cards };
}

/** What a schema cannot say: the antenne is in its own list, no code twice, a time zone that exists. */
function checkPlan(input: RealSetup): void {
  const codes = input.sites.map((site) => site.code);
  if (new Set(codes).size !== codes.length) throw new ProblemError('invalid-input', { fields: 'sites' });
  if (!codes.includes(input.thisSite)) throw new ProblemError('invalid-input', { fields: 'thisSite' });
  try {
    businessDayOf(0, input.timeZone);
  } catch {
    throw new ProblemError('invalid-input', { fields: 'timeZone' });
  }
}
