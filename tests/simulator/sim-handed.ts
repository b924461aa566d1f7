import { cardsAskedAfter, takesVersion, versionToGive } from '../../shared/domain/handed-down-rules.ts';
import type { Mutant } from './model.ts';

/** What central hands down: a content that changes, its version, and the cards that died with when it heard of them. */
export interface ServerHanded {
  readonly content: number;
  readonly given: { readonly version: number; readonly content: number } | null;
  readonly dead: ReadonlyMap<number, number>;
}
export const nothingHanded: ServerHanded = { content: 0, given: null, dead: new Map() };

export interface Question {
  readonly nonce: number;
  readonly version: number;
  readonly cardsAfter: number;
}
export interface HandedDocument {
  readonly nonce: number;
  readonly version: number;
  readonly content: number | null;
  readonly upTo: number;
  readonly dead: readonly number[];
}

/** Central's answer to a question, and what it holds then. */
export function handDown(
  server: ServerHanded,
  asked: Question,
  given: { readonly now: number; readonly mutant: Mutant | null },
): readonly [ServerHanded, HandedDocument] {
  const { now, mutant } = given;
  const last = server.given === null ? null : { version: server.given.version, isSame: server.given.content === server.content };
  const counted = last === null ? 1 : last.isSame ? last.version : last.version + 1;
  const version = mutant === 'server-versions-by-count' ? counted : versionToGive({ last, known: asked.version, now });
  const byNumber = mutant === 'server-cards-by-number';
  const listed = [...server.dead].filter(([, at], index) => (byNumber ? index >= asked.cardsAfter : at > asked.cardsAfter));
  const upTo = byNumber ? Math.max(asked.cardsAfter, server.dead.size) : Math.max(asked.cardsAfter, ...listed.map(([, at]) => at));
  const content = asked.version === version ? null : server.content;
  const next = { ...server, given: { version, content: server.content } };
  return [next, { nonce: asked.nonce, version, content, upTo, dead: listed.map(([card]) => card) }];
}

/** What a terminal holds of it, in its store. */
export interface TerminalHanded {
  version: number;
  content: number;
  upTo: number;
  dead: Set<number>;
}
export const noHanded = (): TerminalHanded => ({ version: 0, content: 0, upTo: 0, dead: new Set() });
export const copyOfHanded = (held: TerminalHanded): TerminalHanded => ({ ...held, dead: new Set(held.dead) });

export const questionOf = (held: TerminalHanded, nonce: number, mutant: Mutant | null): Question => ({
  nonce,
  version: held.version,
  cardsAfter: mutant === 'server-cards-by-number' ? held.upTo : cardsAskedAfter(held.upTo),
});

/** Applies a document that answers this question; another one is refused whole. */
export function takeDocument(held: TerminalHanded, document: HandedDocument, given: { readonly nonce: number; readonly mutant: Mutant | null }): void {
  const { mutant } = given;
  if (document.nonce !== given.nonce && mutant !== 'terminal-takes-any-document') return;
  held.upTo = Math.max(held.upTo, document.upTo);
  for (const card of document.dead) held.dead.add(card);
  if (document.content === null || (!takesVersion(document.version, held.version) && mutant !== 'terminal-takes-any-document')) return;
  held.version = document.version;
  held.content = document.content;
}
