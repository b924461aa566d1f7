import type { RealSetup, setupMethods as specs } from '../../contract/setup-methods.ts';
import type { NewPassphrase } from '../../contract/views.ts';
import { ProblemError } from '../../contract/problems.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { freshStates } from '../../domain/setup-steps.ts';
import { openStateAt } from '../../domain/opening-hours.ts';
import { keepKeys } from '../cards/keep-keys.ts';
import { FIRST_GENERATION, keyNumberOf } from '../cards/key-ring.ts';
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
import { addWorkstations, markSteps, renewPassphrase, setupProgress } from './setup-progress.ts';
import { checkSites, draftOf, keepDraft } from './site-draft.ts';

/** Name given to a workstation until somebody renames it, in the language of the place. */
const workstationName = (number: number): string => `Poste ${number}`;

export const setupMethods: Handlers<keyof typeof specs> = {
  'setup.state': (call) => {
    const { mode } = readSettings(call.db);
    return mode === null ? { kind: 'fresh' } : { kind: 'ready', mode };
  },
  'setup.startPractice': (call) => onlyOnce(call, () => startPractice(call)),
  'setup.draft': (call) => draftOf(call),
  'setup.keepDraft': (call, input) => onlyOnce(call, () => keepDraft(call, input)),
  'setup.createReal': (call, input) => onlyOnce(call, () => createReal(call, input)),
  'setup.renewPassphrase': (call) => renewPassphrase(call),
  'setup.progress': (call) => setupProgress(call),
  'setup.mark': (call, { steps, as }) => markSteps(call, steps, as),
  'setup.addWorkstations': (call, { names }) => addWorkstations(call, names),
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

async function createReal(call: Call, input: RealSetup): Promise<NewPassphrase> {
  checkSites(input);
  const { random, secrets } = call.core.ports;
  const generation = await keysFor(call, input);
  const pepper = random.bytes(32);
  const { passphrase, verifier } = await newPassphrase(call, pepper);
  await secrets.set('pepper', pepper);
  call.write(() => {
    layTerminal(call, {
      sites: input.sites,
      thisSite: input.thisSite,
      workstations: Array.from({ length: input.workstations }, (_, index) => workstationName(index + 1)),
      staff: { name: input.staffName, verifier },
      settings: {
        mode: 'real',
        timeZone: input.timeZone,
        cardKeyGeneration: generation,
        setupDraft: null,
        setupStates: input.guided === true ? freshStates : null,
      },
    });
  });
  call.changed('setup', 'site', 'staff', 'settings');
  return { staffName: input.staffName, passphrase };
}

/** Keeps the keys given now, finds those kept with the draft, or makes new ones; answers their generation. */
async function keysFor(call: Call, { organisationKey }: RealSetup): Promise<number> {
  const kept = readSettings(call.db).setupDraft?.keyGeneration ?? null;
  if (organisationKey === null && kept !== null) return kept;
  const keys = organisationKey === null ? newKeys(call.core.ports.random) : parseOrganisationKey(organisationKey);
  if (keys === null) throw new ProblemError('invalid-input', { fields: 'organisationKey' });
  await keepKeys(call.core.ports.secrets, keys);
  return keys.generation;
}

/** Of an organisation that begins here. */
function newKeys(random: RandomPort): OrganisationKeys {
  const cards = new Map([[keyNumberOf(FIRST_GENERATION), random.bytes(32)]]);
  return { organisation: random.bytes(32), generation: FIRST_GENERATION, cards };
}
