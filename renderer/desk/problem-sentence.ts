import { CallProblem, type PageProblem } from '../core-client/core-client.ts';
import { t } from './words.ts';

/** A refusal in words: what happened and what to do. */
export function problemSentence(problem: PageProblem): string {
  const details = 'details' in problem ? problem.details : undefined;
  return t(`p.${problem.code}`, { fields: String(details?.fields ?? ''), reference: String(details?.reference ?? '') });
}

/** The same for whatever a call rejected with. */
export const errorSentence = (error: unknown): string => problemSentence(error instanceof CallProblem ? error.problem : { code: 'core-silent' });
