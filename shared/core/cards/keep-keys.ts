import type { SecretsPort } from '../ports.ts';
import { cardKeyName } from './key-ring.ts';
import type { OrganisationKeys } from './organisation-key.ts';

/** Puts an organisation's keys among the secrets. */
export async function keepKeys(secrets: SecretsPort, keys: Pick<OrganisationKeys, 'organisation' | 'cards'>): Promise<void> {
  for (const [number, key] of keys.cards) await secrets.set(cardKeyName(number), key);
  await secrets.set('org-key', keys.organisation);
}
