import * as z from 'zod';
import { setupStepStates, setupSteps } from '../domain/setup-steps.ts';
import { actionId, both, desk, method, name, none, organisationKeyText, siteCode } from './method-parts.ts';
import type { NewPassphrase, SetupDraft, SetupProgress, SetupState, SiteInfo } from './views.ts';

const sitePlan = {
  sites: z
    .array(z.strictObject({ code: siteCode, name, districts: z.array(z.string().regex(/^[0-9A-Z]{1,5}$/)) }))
    .min(1)
    .max(200),
  thisSite: siteCode,
  timeZone: z.string().max(60),
  /** The organisation's keys copied from the first antenne; null: those kept with the draft, else new ones. */
  organisationKey: organisationKeyText.nullable(),
};
export const realSetup = z.strictObject({
  ...sitePlan,
  workstations: z.int().min(0).max(200),
  staffName: name,
  /** Whether the first-run screens go on with the steps that try things out. */
  guided: z.boolean().optional(),
});
export type RealSetup = z.infer<typeof realSetup>;
export const siteDraft = z.strictObject({ ...sitePlan, keepsKey: z.boolean() });
export type SiteDraft = z.infer<typeof siteDraft>;

/** First run: what an antenne is, kept step by step, and what was tried out (UX D18). */
export const setupMethods = {
  'setup.state': method<SetupState>()('query', both, false, none),
  'setup.startPractice': method<NewPassphrase>()('action', desk, false, none),
  /** What was entered before there is anybody to sign in; null: nothing, or set up already. */
  'setup.draft': method<SetupDraft | null>()('query', desk, false, none),
  'setup.keepDraft': method<SetupDraft>()('action', desk, false, siteDraft),
  'setup.createReal': method<NewPassphrase>()('action', desk, false, realSetup),
  /** The first passphrase again, made anew: only while nothing was done here since, after a power cut for instance. */
  'setup.renewPassphrase': method<NewPassphrase>()('action', desk, false, none),
  'setup.progress': method<SetupProgress>()('query', desk, false, none),
  'setup.mark': method<SetupProgress>()('command', desk, true, z.strictObject({ steps: z.array(z.enum(setupSteps)).max(6), as: z.enum(setupStepStates) })),
  /** Adds these workstations, in this order; the step is done. */
  'setup.addWorkstations': method<SetupProgress>()('command', desk, true, z.strictObject({ actionId, names: z.array(name).max(200) })),
  'site.info': method<SiteInfo>()('query', both, false, none),
} as const;
