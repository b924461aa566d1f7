import * as z from 'zod';
import type { HandedDownView } from './organisation-views.ts';
import { actionId, desk, method, none } from './method-parts.ts';

/** What central hands down, and the answer of the desk to what it proposes. */
export const organisationMethods = {
  'organisation.handedDown': method<HandedDownView>()('query', desk, true, none),
  'organisation.answerOpening': method<null>()('command', desk, true, z.strictObject({ actionId, take: z.boolean() })),
} as const;
