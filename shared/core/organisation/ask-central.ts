import { DEAD_CARDS_AT_ONCE, handedDown, type HandedDown, type HandedDownRequest } from '../../contract/handed-down.ts';
import { questionProfile } from '../../contract/message-signature.ts';
import { contentOf, documentHolds, signedDocument } from '../../contract/signed-document.ts';
import { PROGRAM_VERSION } from '../../domain/program-version.ts';
import { cardsAskedAfter } from '../../domain/handed-down-rules.ts';
import { transact } from '../../db/transact.ts';
import type { Core } from '../core.ts';
import { waitingFacts } from '../outbox/outbox-store.ts';
import { readIdentity } from '../outbox/terminal-identity.ts';
import { sendSigned } from '../outbox/send-signed.ts';
import { applyHandedDown } from './apply-handed-down.ts';
import { type AskError, handedDownState, noteAsked, noteAskFailed } from './handed-down-store.ts';

/** Questions in a row, so that a central that always has more is left alone for a while. */
const PAGES = 1 + 100_000 / DEAD_CARDS_AT_ONCE;

/** Asks central what it hands down and applies it; says whether anything may have changed. A failure waits for the next time, and is told at the desk. */
export async function askCentral(core: Core): Promise<boolean> {
  const { db, ports } = core;
  const identity = readIdentity(core);
  if (identity === null || identity.centralKey === null) return false;
  noteAsked(db, ports.clock.now());
  let cardsAfter = cardsAskedAfter(handedDownState(db).cardsUpTo);
  for (let page = 0; page < PAGES; page++) {
    const answered = await ask(core, { version: handedDownState(db).version, cardsAfter, told: { program: PROGRAM_VERSION, waiting: waitingFacts(db).count } });
    if (typeof answered === 'string') {
      if (db.open) noteAskFailed(db, answered);
      return page > 0;
    }
    transact(db, () => applyHandedDown(db, answered, ports.clock.now()));
    if (!answered.deadCards.more || answered.deadCards.upTo <= cardsAfter) break;
    cardsAfter = answered.deadCards.upTo;
  }
  core.emit({ kind: 'changed', topics: ['site', 'settings', 'upload'] });
  return true;
}

/** The verified answer to one question, or why there is none. */
async function ask(core: Core, question: HandedDownRequest): Promise<HandedDown | AskError> {
  const sent = await sendSigned(core, { path: 'handed-down', profile: questionProfile, content: question });
  if (sent === null || !core.db.open) return 'central-unreachable';
  if (sent.status !== 200) return sent.status >= 500 || sent.status === 429 ? 'central-unreachable' : 'central-refused';
  const identity = readIdentity(core);
  const signed = signedDocument.safeParse(sent.body).data;
  if (signed === undefined || identity?.centralKey == null || !documentHolds('epn-handed-down-v1', signed, identity.centralKey)) return 'central-wrong-word';
  const content = handedDown.safeParse(contentOf(signed)).data;
  // Signed by central, but for another terminal or in answer to another question: somebody plays it again.
  return content === undefined || content.to !== identity.terminal || content.nonce !== sent.nonce ? 'central-wrong-word' : content;
}
