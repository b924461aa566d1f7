import { ProblemError } from '../../contract/problems.ts';
import type { KeyTaking } from '../../contract/views.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Core, Handlers } from '../core.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import { checkPassphrase } from '../staff/check-passphrase.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { countActiveCardsOfKey } from './card-store.ts';
import { cardKeyName, cardKeyOf, keyNumberOf, sameKey } from './key-ring.ts';
import { type OrganisationKeys, organisationKeyText, parseOrganisationKey } from './organisation-key.ts';

/** The organisation's keys: shown, changed, taken from another antenne. Each asks for the passphrase again. */
export const keyMethods: Handlers<'settings.cardKey' | 'settings.organisationKey' | 'settings.changeCardKey' | 'settings.takeOrganisationKey'> = {
  'settings.cardKey': (call) => ({ keyNumber: keyNumberOf(readSettings(call.db).cardKeyGeneration) }),
  'settings.organisationKey': async (call, { passphrase }) => {
    await requirePassphrase(call, passphrase);
    call.write(() => appendAudit(call, { method: 'settings.organisationKey', object: 'organisation' }));
    return { organisationKey: organisationKeyText(call.core.ports.secrets, readSettings(call.db).cardKeyGeneration) };
  },
  'settings.changeCardKey': async (call, { passphrase }) => {
    await requirePassphrase(call, passphrase);
    return await alone(call, async () => {
      const generation = readSettings(call.db).cardKeyGeneration + 1;
      const keyNumber = keyNumberOf(generation);
      // The key first: a setting that names a key nobody holds would make cards impossible.
      await call.core.ports.secrets.set(cardKeyName(keyNumber), call.core.ports.random.bytes(32));
      adopt(call, generation, 'settings.changeCardKey');
      return { keyNumber };
    });
  },
  'settings.takeOrganisationKey': async (call, { passphrase, organisationKey, replace }) => {
    await requirePassphrase(call, passphrase);
    const given = parseOrganisationKey(organisationKey);
    if (given === null) throw new ProblemError('invalid-input', { fields: 'organisationKey' });
    return await alone(call, () => take(call, given, replace));
  },
};

async function take(call: Call, given: OrganisationKeys, replace: boolean): Promise<KeyTaking> {
  const { secrets } = call.core.ports;
  if (!sameKey(given.organisation, secrets.get('org-key'))) return { kind: 'other-organisation' };
  const generation = readSettings(call.db).cardKeyGeneration;
  if (given.generation < generation) return { kind: 'older' };
  const differing = [...given.cards].filter(([number, key]) => !sameKey(key, cardKeyOf(secrets, number)));
  if (differing.length === 0 && given.generation === generation) return { kind: 'same' };
  const lost = differing.filter(([number]) => cardKeyOf(secrets, number) !== undefined);
  const cards = lost.reduce((sum, [number]) => sum + countActiveCardsOfKey(call.db, number), 0);
  if (lost.length > 0 && !replace) return { kind: 'conflict', cards };
  for (const [number, key] of differing) await secrets.set(cardKeyName(number), key);
  adopt(call, given.generation, 'settings.takeOrganisationKey');
  return { kind: 'taken', keyNumber: keyNumberOf(given.generation) };
}

function adopt(call: Call, generation: number, method: string): void {
  call.write(() => {
    writeSettings(call.db, { cardKeyGeneration: generation });
    appendAudit(call, { method, object: `key:${keyNumberOf(generation)}` });
  });
  call.changed('settings');
}

async function requirePassphrase(call: Call, passphrase: string): Promise<void> {
  const { staffId } = requireSeat(call);
  const outcome = await checkPassphrase(call, { staffId, passphrase });
  if (outcome.kind !== 'signed-in') throw new ProblemError('not-allowed');
}

const changing = new WeakSet<Core>();

/** One change at a time: two at once would keep one key and name another. */
async function alone<T>(call: Call, work: () => Promise<T>): Promise<T> {
  if (changing.has(call.core)) throw new ProblemError('stale');
  changing.add(call.core);
  try {
    return await work();
  } finally {
    changing.delete(call.core);
  }
}
