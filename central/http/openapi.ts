import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { batchBody, batchBounds, centralProblem, enrolAnswer, enrolRequest, keyAnswer, keyRequest, receipt } from '../../shared/contract/batch.ts';
import { handedDown, handedDownRequest } from '../../shared/contract/handed-down.ts';
import { SIGNED_JSON } from '../../shared/contract/message-signature.ts';
import { signedDocument } from '../../shared/contract/signed-document.ts';
import { pagePaths } from './openapi-pages.ts';

type Json = Readonly<Record<string, unknown>>;
const schemas: Readonly<Record<string, z.ZodType>> = {
  Batch: batchBody,
  Receipt: receipt,
  Problem: centralProblem,
  EnrolRequest: enrolRequest,
  EnrolAnswer: enrolAnswer,
  KeyRequest: keyRequest,
  KeyAnswer: keyAnswer,
  HandedDownRequest: handedDownRequest,
  /** The content of the signed document, not what travels. */
  HandedDown: handedDown,
  SignedDocument: signedDocument,
};
const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const content = (type: string, schema: string): Json => ({ [type]: { schema: reference(schema) } });

/** A refusal with the codes it may carry. */
const refusal = (description: string): Json => ({ description, content: content('application/problem+json', 'Problem') });
const retryLater = (description: string): Json => ({
  ...refusal(description),
  headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } },
});
/** What any request may meet. */
const always: Json = {
  '408': refusal('`too-slow`: the request was not whole in time'),
  '413': refusal('`too-large`'),
  '414': refusal('`too-large` part of the address'),
  '429': retryLater('`too-many`, `too-many-failures`'),
  '500': refusal('`internal`: nothing was kept, ask again'),
  '503': retryLater('`store-unavailable`'),
  '507': retryLater('`store-full`'),
};
const header = (name: string, description: string): Json => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });
const inPath = (name: string, pattern: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string', pattern } });

const putBatch: Json = {
  operationId: 'putBatch',
  summary: 'A sealed batch of facts; the same bytes again have the same effect',
  parameters: [
    inPath('terminal', '^[a-z0-9-]{3,40}$'),
    inPath('log', '^[0-9a-f]{32}$'),
    inPath('bseq', '^[1-9][0-9]{0,9}$'),
    header('Content-Encoding', '`gzip`'),
    header('Content-Digest', 'RFC 9530, sha-256 over the gzip bytes'),
    header('Signature-Input', 'RFC 9421, tag `epn-upload-v1`'),
    header('Signature', 'RFC 9421, Ed25519'),
  ],
  requestBody: {
    required: true,
    description: `gzip of the JSON below; at most ${batchBounds.wireBytes} bytes, ${batchBounds.unfoldedBytes} unfolded, ratio ${batchBounds.ratio}`,
    content: content('application/vnd.epn.batch.v1+json', 'Batch'),
  },
  responses: {
    '200': { description: 'Received before', content: content('application/json', 'Receipt') },
    '201': { description: 'Received now', content: content('application/json', 'Receipt') },
    '400': refusal('`malformed` path, `digest`'),
    '401': refusal('`signature`, `unknown-key`, `clock` (with `serverTime`)'),
    '403': refusal('`revoked`'),
    '409': refusal('`gap`, `fork`, `unlinked` (with `head` and `current`)'),
    '415': refusal('`media-type`'),
    '422': refusal('`unreadable`, `malformed`'),
    ...always,
  },
};
const enrol: Json = {
  operationId: 'enrol',
  summary: 'Trades a one-time code for an identity',
  requestBody: { required: true, content: content('application/json', 'EnrolRequest') },
  responses: {
    '201': { description: 'Enrolled', content: content('application/json', 'EnrolAnswer') },
    '400': refusal('`malformed`, `enrolment-code-invalid`'),
    '415': refusal('`media-type`'),
    ...always,
  },
};

/** A question whose very bytes are signed. */
const signedQuestion = (given: {
  readonly id: string;
  readonly summary: string;
  readonly tag: string;
  readonly body: string;
  readonly responses: Json;
}): Json => ({
  operationId: given.id,
  summary: given.summary,
  parameters: [
    inPath('terminal', '^[a-z0-9-]{3,40}$'),
    header('Content-Digest', 'RFC 9530, sha-256'),
    header('Signature-Input', `RFC 9421, tag \`${given.tag}\``),
    header('Signature', 'RFC 9421, Ed25519'),
  ],
  requestBody: { required: true, content: content(SIGNED_JSON, given.body) },
  responses: {
    ...given.responses,
    '400': refusal('`digest`, `malformed`'),
    '401': refusal('`signature`, `unknown-key`, `clock` (with `serverTime`)'),
    '403': refusal('`revoked`'),
    '415': refusal('`media-type`'),
    '422': refusal('`malformed`'),
    ...always,
  },
});
const askHandedDown = signedQuestion({
  id: 'askHandedDown',
  summary: 'What central hands down to this terminal, in a signed document (content: HandedDown)',
  tag: 'epn-question-v1',
  body: 'HandedDownRequest',
  responses: { '200': { description: 'Signed for `epn-handed-down-v1`', content: content('application/json', 'SignedDocument') } },
});
const putKey = signedQuestion({
  id: 'replaceKey',
  summary: 'A new key, signed by the old one (`sig1`) and by itself (`sig2`)',
  tag: 'epn-rotation-v1',
  body: 'KeyRequest',
  responses: {
    '200': { description: 'Known already', content: content('application/json', 'KeyAnswer') },
    '201': { description: 'Taken; the key before holds until seven days after this one is first used', content: content('application/json', 'KeyAnswer') },
    '409': refusal('`replayed`, `key-taken`'),
  },
});

/** Every route of central, OpenAPI 3.1, from the very schemas that judge the requests: the terminals' under /v1/, the pages' under /api/. */
export const openApi: Json = {
  openapi: '3.1.0',
  info: {
    title: 'Accueil Numérique, central',
    version: '1',
    description: 'docs/protocol.md says the bytes, the order of checks and what a terminal does then.',
  },
  paths: {
    '/v1/terminals/{terminal}/logs/{log}/batches/{bseq}': { put: putBatch },
    '/v1/enrol': { post: enrol },
    '/v1/terminals/{terminal}/handed-down': { post: askHandedDown },
    '/v1/terminals/{terminal}/keys': { post: putKey },
    ...pagePaths(refusal, always),
    '/v1/openapi.json': { get: { operationId: 'openApi', summary: 'This document', responses: { '200': { description: 'OpenAPI 3.1' }, ...always } } },
  },
  components: {
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })])),
  },
};

export function openApiRoute(server: FastifyInstance): void {
  server.get('/v1/openapi.json', (_request, reply) => reply.send(openApi));
}
