import { centralProblem, receipt } from '../../contract/batch.ts';
import { contentDigest, signMessage, uploadProfile } from '../../contract/message-signature.ts';
import { retryAfterMs, type UploadAnswer } from '../../domain/upload-reaction.ts';
import type { Core } from '../core.ts';
import type { CentralResponse } from '../ports.ts';
import type { SealedBatch } from './outbox-store.ts';
import type { TerminalIdentity } from './terminal-identity.ts';

export interface Destination {
  readonly identity: TerminalIdentity;
  readonly logId: string;
  /** Central's clock minus ours, ms. */
  readonly clockOffsetMs: number;
}
export type Sent = { readonly answer: UploadAnswer; readonly quarantined: readonly { readonly id: string; readonly reason: string }[] };

/** Sends one sealed batch, signed now, and reads the answer by its schema. Never rejects. */
export async function sendBatch(core: Core, batch: SealedBatch, to: Destination): Promise<Sent> {
  const { terminal, centralUrl, keyId, key } = to.identity;
  const url = new URL(`/v1/terminals/${terminal}/logs/${to.logId}/batches/${batch.bseq}`, centralUrl);
  const headers = {
    'content-type': 'application/vnd.epn.batch.v1+json',
    'content-encoding': 'gzip',
    'content-digest': contentDigest(batch.bytes),
  };
  const signature = signMessage(
    { method: 'PUT', authority: url.host, path: url.pathname, headers },
    {
      created: Math.floor((core.ports.clock.now() + to.clockOffsetMs) / 1000),
      nonce: Buffer.from(core.ports.random.bytes(16)).toString('base64url'),
      keyId,
      profile: uploadProfile,
    },
    key,
  );
  try {
    const response = await core.ports.central.send({ method: 'PUT', url: url.href, headers: { ...headers, ...signature }, body: batch.bytes });
    return readAnswer(response, core.ports.clock.now());
  } catch {
    return { answer: { kind: 'none' }, quarantined: [] };
  }
}

function readAnswer(response: CentralResponse, now: number): Sent {
  const body = jsonOf(response.body);
  if (response.status === 200 || response.status === 201) {
    const parsed = receipt.safeParse(body);
    if (!parsed.success) return { answer: { kind: 'none' }, quarantined: [] };
    const { head, quarantined } = parsed.data;
    return { answer: { kind: 'receipt', headHash: head.hash, headBseq: head.bseq }, quarantined };
  }
  const problem = centralProblem.safeParse(body).data;
  const serverTimeMs = problem?.serverTime === undefined ? Number.NaN : Date.parse(problem.serverTime);
  return {
    answer: {
      kind: 'problem',
      status: response.status,
      code: problem?.code ?? '',
      retryAfterMs: retryAfterMs(response.headers['retry-after'], now),
      serverTimeMs: Number.isNaN(serverTimeMs) ? null : serverTimeMs,
      head: problem?.head ?? null,
      current: problem?.current ?? null,
    },
    quarantined: [],
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page, a cut answer: the schema refuses it
  }
}
