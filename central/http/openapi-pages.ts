import * as z from 'zod';
import { carriedBounds } from '../../shared/contract/carried-files.ts';
import { signedDocument } from '../../shared/contract/signed-document.ts';
import * as q from '../reports/queries.ts';
import { currentInput, newAccount, roleInput } from './account-routes.ts';
import type { Access } from './guard-api.ts';
import { charterInput, purposesInput, siteInput } from './organisation-routes.ts';
import { codeInput } from './reader-routes.ts';
import { retentionInput } from './retention-routes.ts';
import { signInInput } from './sign-in-routes.ts';

type Json = Readonly<Record<string, unknown>>;

/** One route of the coordinators' pages or of those who watch central; the answers' shapes are central/reports/views.ts. */
interface Described {
  readonly does: string;
  /** `watch`: outside /api/, for monitoring. */
  readonly access: Access | 'watch';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Codes of its own refusals, by status. */
  readonly refuses?: Readonly<Record<number, string>>;
}

const malformed = { 400: '`malformed`' };
const unknown = { 404: '`not-found`' };
const change = (does: string, body: z.ZodType, refuses: Described['refuses'] = {}): Described => ({
  does,
  access: 'manage',
  body,
  refuses: { ...malformed, ...refuses },
});
const report = (does: string, query: z.ZodType, refuses: Described['refuses'] = {}): Described => ({
  does,
  access: 'read',
  query,
  refuses: { ...malformed, ...refuses },
});

/** Every route that is not a terminal's, by `METHOD path`; a test holds this list against what is served. */
export const pageRoutes: Readonly<Record<string, Described>> = {
  'GET /health': { does: 'Alive', access: 'watch' },
  'GET /ready': { does: 'Ready to take batches: the store answers and is of this version', access: 'watch', refuses: { 503: '`store-unavailable`' } },
  'GET /metrics': { does: 'Prometheus exposition, for this machine or with METRICS_TOKEN', access: 'watch', refuses: unknown },
  'POST /api/session': {
    does: 'Signs in with a passphrase',
    access: 'open',
    body: signInInput,
    refuses: { ...malformed, 401: '`wrong`', 429: '`blocked`, `too-many`' },
  },
  'GET /api/session': { does: 'Who is signed in', access: 'read' },
  'DELETE /api/session': { does: 'Signs out', access: 'read' },
  'GET /api/sign-in': { does: 'The ways to sign in', access: 'open' },
  'GET /api/provider/start': { does: 'Begins a sign-in at the OIDC provider', access: 'open', refuses: unknown },
  'GET /api/provider/callback': { does: 'Ends a sign-in at the OIDC provider', access: 'open', refuses: unknown },
  'GET /api/accounts': { does: 'The coordinators’ accounts', access: 'manage' },
  'POST /api/accounts': change('A new account; answers its passphrase once', newAccount, { 409: '`name-taken`' }),
  'POST /api/accounts/{name}/passphrase': { does: 'Another passphrase', access: 'manage', refuses: unknown },
  'POST /api/accounts/{name}/role': change('Another role', roleInput, { ...unknown, 409: '`last-manager`' }),
  'POST /api/accounts/{name}/disable': { does: 'Closes an account', access: 'manage', refuses: { ...unknown, 409: '`last-manager`' } },
  'POST /api/accounts/{name}/enable': { does: 'Opens it again', access: 'manage', refuses: unknown },
  'POST /api/own-passphrase': {
    does: 'Another passphrase of one’s own',
    access: 'read',
    body: currentInput,
    refuses: { ...malformed, 403: '`wrong`', 429: '`blocked`, `too-many`' },
  },
  'GET /api/changes': { does: 'Who changed what, newest first', access: 'manage' },
  'GET /api/terminals': { does: 'Terminals and antennes', access: 'read' },
  'POST /api/enrolment-codes': change('A one-time code for a terminal of this antenne', codeInput),
  'POST /api/terminals/{name}/revoke': { does: 'Revokes a terminal, at once and for good; what it sent stays', access: 'manage', refuses: unknown },
  'POST /api/imports': {
    does: `Batches carried in a file (at most ${carriedBounds.fileBytes} bytes); answers what became of them and the signed answer to carry back`,
    access: 'manage',
    body: signedDocument,
    refuses: { 409: '`import-unknown-terminal`, `import-revoked`', 422: '`import-unreadable`, `import-changed`' },
  },
  'GET /api/organisation': { does: 'What is handed to terminals besides calendar and targets', access: 'read' },
  'POST /api/organisation/sites': change('An antenne’s name and districts', siteInput),
  'POST /api/organisation/purposes': change('The purposes offered at kiosks; none: all', purposesInput),
  'POST /api/organisation/charters': change('The next version of the charter', charterInput),
  'GET /api/retention': { does: 'How long pseudonymised facts are kept, what went, what will go', access: 'manage' },
  'POST /api/retention': change('Another number of months; above the usual, with its reason', retentionInput, { 400: '`malformed`, `reason-missing`' }),
  'GET /api/reports/overview': report('The month over all antennes', q.monthQuery),
  'GET /api/reports/month': report('The monthly report, live or frozen', q.reportQuery, unknown),
  'GET /api/reports/leaving': report('The monthly report as it may leave for a funder, of a frozen version', q.leavingQuery, unknown),
  'GET /api/reports/ramp-up': report('Progress against a convention’s targets', q.rampUpQuery, unknown),
  'GET /api/reports/comparison': report('One figure, antenne by antenne', q.comparisonQuery),
  'GET /api/reports/completeness': report('What was received of each half-day', q.monthQuery),
  'GET /api/reports/public': report('Figures that may leave', q.publicQuery, unknown),
  'GET /api/reports/closings': report('Frozen versions', q.closingsQuery),
  'GET /api/reports/targets': report('Conventions and targets', q.noQuery),
  'GET /api/reports/calendar': report('Opening hours, days off, special openings', q.noQuery),
  'GET /api/reports/definitions': report('What each figure means', q.noQuery),
  'GET /api/reports/exports': report('Files made before, and those that are being made', q.noQuery),
  'GET /api/reports/exports/{id}/file': { does: 'A file made before', access: 'read', refuses: { ...unknown, 410: '`file-gone` with the facts of its month' } },
  'GET /api/report.pdf': {
    does: 'The monthly report as its page prints',
    access: 'read',
    query: q.pdfQuery,
    refuses: { ...malformed, ...unknown, 501: '`no-browser`', 503: '`not-printed`, `store-unavailable`' },
  },
  'POST /api/reports/closings': change('Freezes a month', q.closeInput, { 409: '`closing-…`, with the reason' }),
  'POST /api/reports/comments': change('A comment on a month', q.commentInput, unknown),
  'POST /api/reports/conventions': change('A convention', q.conventionInput),
  'POST /api/reports/targets': change('A target, or none any more', q.targetInput, unknown),
  'POST /api/reports/exports': {
    does: 'Makes a file: 201 with its line, or 202 with the number of its job when it takes longer than `Prefer: wait=SECONDS` (2)',
    access: 'read',
    body: q.exportInput,
    refuses: { ...malformed, ...unknown, 409: '`month-gone`: only its figures are left' },
  },
  'POST /api/reports/openings': change('An antenne’s weekly opening', q.openingInput, unknown),
  'POST /api/reports/days-off': change('A day off, or none any more', q.dayOffInput, unknown),
  'POST /api/reports/special-openings': change('The hours of one day', q.specialOpeningInput, unknown),
};

const roleSaid: Readonly<Record<Described['access'], string>> = {
  open: 'before signing in',
  read: 'with a session, role *read* or *manage*',
  manage: 'with a session, role *manage*',
  watch: 'for those who watch central',
};

/** The paths of an OpenAPI document, each refusal under its codes. `refusal` makes one answer from its description. */
export function pagePaths(refusal: (description: string) => Json, always: Json): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [route, given] of Object.entries(pageRoutes)) {
    const [method = '', path = ''] = route.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(method, path, given, { refusal, always });
  }
  return paths;
}

function operationOf(method: string, path: string, given: Described, { refusal, always }: { refusal: (description: string) => Json; always: Json }): Json {
  const { does, access, query, body, refuses = {} } = given;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const closed = access === 'open' || access === 'watch' ? {} : { 401: '`sign-in-required`', 403: method === 'GET' ? '`role`' : '`role`, `origin`' };
  const refusals = Object.entries({ ...malformed, ...closed, ...refuses }).map(([status, codes]) => [status, refusal(codes)]);
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z]+(\w)/g, (_sign, letter: string) => letter.toUpperCase())}`,
    summary: does,
    description: `Asked ${roleSaid[access]}.`,
    parameters: [...inPath, ...queryParameters(query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(body, { io: 'input' }) } } } }),
    responses: { [method === 'POST' ? '2XX' : '200']: { description: 'Done' }, ...always, ...Object.fromEntries(refusals) },
  };
}

function queryParameters(query: z.ZodType | undefined): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}
