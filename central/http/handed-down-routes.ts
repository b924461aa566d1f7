import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEAD_CARDS_AT_ONCE, type HandedDown, handedDownRequest, type HandedDownRequest } from '../../shared/contract/handed-down.ts';
import { questionProfile, SIGNED_JSON } from '../../shared/contract/message-signature.ts';
import { signDocument } from '../../shared/contract/signed-document.ts';
import type { Central } from '../central.ts';
import { organisationFor } from '../reports/organisation.ts';
import { deadCardsAfter, versionFor } from '../store/organisation-store.ts';
import { noteContacts, noteTold } from '../store/terminal-store.ts';
import { problem } from './problem.ts';
import { jsonOf, signedByTerminal } from './signed-request.ts';

interface Named {
  Params: { readonly terminal: string };
}

/** The reverse path: what central hands a terminal when it asks, signed. */
export function handedDownRoutes(server: FastifyInstance, central: Central): void {
  server.addContentTypeParser(SIGNED_JSON, { parseAs: 'buffer', bodyLimit: 16 * 1024 }, (_request, body, done) => done(null, body));
  server.post<Named>('/v1/terminals/:terminal/handed-down', (request, reply) => answer(central, request, reply));
}

async function answer(central: Central, request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return problem(reply, 415, 'media-type');
  const signed = await signedByTerminal(central, { request, reply, profile: questionProfile, name: request.params.terminal, body });
  if (signed.kind === 'refused') return signed.reply;
  const asked = handedDownRequest.safeParse(jsonOf(body)).data;
  if (asked === undefined) return problem(reply, 422, 'malformed');
  const { terminal, nonce, gapMs } = signed;
  await noteContacts(central.db, [{ number: terminal.number, at: central.now(), gapMs }]);
  if (asked.told !== undefined) await noteTold(central.db, { number: terminal.number, ...asked.told });
  return reply.send(signDocument('epn-handed-down-v1', await handDown(central, { terminal, nonce, asked }), central.key.privateDer));
}

/** What one terminal is handed, in answer to this question. */
export async function handDown(
  central: Central,
  given: { readonly terminal: { readonly name: string; readonly siteCode: string }; readonly nonce: string; readonly asked: HandedDownRequest },
): Promise<HandedDown> {
  const { db, timeZone } = central;
  const { terminal, nonce, asked } = given;
  const now = central.now();
  const organisation = await organisationFor({ db, now, timeZone }, terminal.siteCode);
  const version = await versionFor(db, { site: terminal.siteCode, content: JSON.stringify(organisation), now, known: asked.version });
  const cards = await deadCardsAfter(db, asked.cardsAfter, DEAD_CARDS_AT_ONCE);
  return {
    v: 1,
    to: terminal.name,
    nonce,
    at: new Date(now).toISOString(),
    version,
    organisation: asked.version === version ? null : organisation,
    deadCards: {
      upTo: cards.at(-1)?.receivedAt ?? asked.cardsAfter,
      more: cards.length >= DEAD_CARDS_AT_ONCE,
      hashes: cards.map(({ hash }) => hash.toString('base64url')),
    },
  };
}
