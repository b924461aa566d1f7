/** Refusals at a border, the whole list. Details are data; sentences live in the pages' catalogues. */
export const problemCodes = [
  'invalid-input',
  'not-allowed',
  'sign-in-required',
  'not-found',
  'stale',
  'already-set-up',
  'not-set-up',
  'unknown-method',
  'too-large',
  'printing-unavailable',
  'not-enrolled',
  'terminal-revoked',
  'enrolment-paused',
  'file-not-written',
  'answer-unreadable',
  'answer-not-signed',
  'answer-for-another',
  'central-unreachable',
  'central-refused',
  'central-wrong-receipt',
  'enrolment-code-invalid',
  'clock-off',
  'disk-full',
  'read-only',
  'store-newer',
  'store-unusable',
  'secrets-locked',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** Data for the sentence: field paths, numbers, a reference. Never personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** HTTP status of a problem (RFC 9457). */
export function statusOf(code: ProblemCode): number {
  switch (code) {
    case 'invalid-input':
    case 'answer-unreadable':
    case 'answer-not-signed':
    case 'answer-for-another':
    case 'enrolment-code-invalid':
      return 400;
    case 'sign-in-required':
      return 401;
    case 'not-allowed':
      return 403;
    case 'not-found':
    case 'unknown-method':
      return 404;
    case 'stale':
    case 'already-set-up':
    case 'not-set-up':
    case 'not-enrolled':
    case 'terminal-revoked':
    case 'clock-off':
      return 409;
    case 'too-large':
      return 413;
    case 'enrolment-paused':
      return 429;
    case 'central-unreachable':
    case 'central-refused':
    case 'central-wrong-receipt':
    case 'printing-unavailable':
      return 502;
    case 'disk-full':
    case 'file-not-written':
    case 'read-only':
      return 507;
    case 'store-newer':
    case 'store-unusable':
    case 'secrets-locked':
      return 503;
    case 'internal':
      return 500;
  }
}

/** Thrown only at borders and inside the dispatcher's reach; carries a problem, never a sentence. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, details?: Problem['details']) {
    super(code);
    this.problem = details === undefined ? { code } : { code, details };
  }
}
