import type { SiteDraft } from '../../contract/setup-methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { SetupDraft } from '../../contract/views.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { keepKeys } from '../cards/keep-keys.ts';
import { parseOrganisationKey } from '../cards/organisation-key.ts';
import type { Call } from '../core.ts';
import { readSettings, type Settings, writeSettings } from '../settings/settings-store.ts';

type KeptDraft = NonNullable<Settings['setupDraft']>;

/** What a schema cannot say: the antenne is in its own list, no code twice, a time zone that exists. */
export function checkSites(input: Pick<SiteDraft, 'sites' | 'thisSite' | 'timeZone'>): void {
  const codes = input.sites.map((site) => site.code);
  if (new Set(codes).size !== codes.length) throw new ProblemError('invalid-input', { fields: 'sites' });
  if (!codes.includes(input.thisSite)) throw new ProblemError('invalid-input', { fields: 'thisSite' });
  try {
    businessDayOf(0, input.timeZone);
  } catch {
    throw new ProblemError('invalid-input', { fields: 'timeZone' });
  }
}

/** Keeps what was entered of the antenne, before anything is set up: a power cut loses nothing of it. Keys go among the secrets at once. */
export async function keepDraft(call: Call, input: SiteDraft): Promise<SetupDraft> {
  checkSites(input);
  const { sites, thisSite, timeZone } = input;
  const keyGeneration = await generationOf(call, input);
  const draft: KeptDraft = { sites, thisSite, timeZone, keyGeneration };
  call.write(() => writeSettings(call.db, { setupDraft: draft }));
  return shown(draft);
}

async function generationOf(call: Call, input: SiteDraft): Promise<number | null> {
  if (input.organisationKey === null) return input.keepsKey ? (readSettings(call.db).setupDraft?.keyGeneration ?? null) : null;
  const keys = parseOrganisationKey(input.organisationKey);
  if (keys === null) throw new ProblemError('invalid-input', { fields: 'organisationKey' });
  await keepKeys(call.core.ports.secrets, keys);
  return keys.generation;
}

const shown = ({ keyGeneration, ...rest }: KeptDraft): SetupDraft => ({ ...rest, hasKey: keyGeneration !== null });

/** What was kept; null: nothing, or the antenne is set up. */
export function draftOf(call: Call): SetupDraft | null {
  const { mode, setupDraft } = readSettings(call.db);
  return mode !== null || setupDraft === null ? null : shown(setupDraft);
}
