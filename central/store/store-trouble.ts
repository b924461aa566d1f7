/** What may befall the store under a request; `null` is no trouble of the store. */
export type StoreTrouble = 'conflict' | 'full' | 'unavailable';

/** Two writers met; nothing was written and the same work may be tried again. */
const CONFLICTS = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const FULL = new Set(['53100', 'SQLITE_FULL', 'ENOSPC']);
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);
/** SQLSTATE classes: connection exception, out of connections or memory, shut down, I/O error. */
const AWAY_STATES = /^(08|53|57P|58)/;
/** The driver says these without a code. */
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout|has been discarded/;

/** Sorts an error thrown by a query: retry, tell the terminal to come back later, or none of ours. */
export function storeTrouble(error: unknown): StoreTrouble | null {
  const { code, message } = error instanceof Error ? { code: undefined, ...error, message: error.message } : { code: undefined, message: '' };
  const text = typeof code === 'string' ? code : '';
  if (CONFLICTS.has(text)) return 'conflict';
  if (FULL.has(text)) return 'full';
  if (AWAY.has(text) || AWAY_STATES.test(text) || text.startsWith('SQLITE_IOERR') || AWAY_WORDS.test(message)) return 'unavailable';
  return null;
}
