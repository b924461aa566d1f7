import { describe, expect, test } from 'vitest';
import { backOffMs, reactToUpload, retryAfterMs, type SentBatch, TURNS_WITHOUT_PROGRESS, type UploadAnswer } from '../../shared/domain/upload-reaction.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T19:12:00.000Z');
const hashOf = (bseq: number): string => String(bseq).repeat(64).slice(0, 64);
/** The fifth batch, the third and fourth of which are kept here. */
const sent = (given: Partial<SentBatch> = {}): SentBatch => ({
  bseq: 5,
  hash: hashOf(5),
  hashAt: (bseq) => (bseq >= 3 && bseq < 5 ? hashOf(bseq) : null),
  attempts: 3,
  turns: 0,
  now: NOW,
  unit: 0.5,
  clockCorrected: false,
  ...given,
});
const problem = (status: number, code: string, more: Partial<Extract<UploadAnswer, { kind: 'problem' }>> = {}): UploadAnswer => ({
  kind: 'problem',
  status,
  code,
  retryAfterMs: null,
  serverTimeMs: null,
  head: null,
  current: null,
  ...more,
});
const react = (answer: UploadAnswer, given: Partial<SentBatch> = {}) => reactToUpload(answer, sent(given));
/** Half of 5 s · 2³. */
const halfOfForty = 20_000;

describe('the table of TRUST 7.5, row by row', () => {
  test('a receipt for this very batch is believed; one with another hash or another number never is, and rings', () => {
    expect(react({ kind: 'receipt', headBseq: 5, headHash: hashOf(5) })).toEqual({ kind: 'acknowledge' });
    for (const answer of [
      { kind: 'receipt', headBseq: 5, headHash: hashOf(4) },
      { kind: 'receipt', headBseq: 6, headHash: hashOf(5) },
    ] as const)
      expect(react(answer)).toEqual({ kind: 'retry', afterMs: halfOfForty, error: 'central-wrong-receipt' });
  });

  test.each([408, 425, 429, 500, 502, 503, 504, 507])('on %i the same bytes go again later, not before Retry-After, and never give up', (status) => {
    expect(react(problem(status, 'x'))).toEqual({ kind: 'retry', afterMs: halfOfForty, error: 'central-unreachable' });
    expect(react(problem(status, '', { retryAfterMs: 600_000 }))).toMatchObject({ kind: 'retry', afterMs: 600_000 });
    // A wait that is longer by itself stays.
    expect(react(problem(status, '', { retryAfterMs: 1_000 }), { attempts: 10 })).toMatchObject({ kind: 'retry', afterMs: HOUR / 2 });
    expect(react(problem(status, 'x'), { attempts: 1_000_000 })).toMatchObject({ kind: 'retry', afterMs: HOUR / 2 });
    expect(react(problem(status, 'x'), { turns: TURNS_WITHOUT_PROGRESS })).toMatchObject({ kind: 'retry' });
  });

  test('without any answer the same bytes go again later', () => {
    expect(react({ kind: 'none' })).toEqual({ kind: 'retry', afterMs: halfOfForty, error: 'central-unreachable' });
  });

  test('the wait is drawn anew each time between nothing and twice the last bound, an hour at most', () => {
    for (const [attempts, most] of [
      [0, 5_000],
      [1, 10_000],
      [5, 160_000],
      [9, 2_560_000],
      [10, HOUR],
      [400, HOUR],
    ] as const) {
      expect(backOffMs(attempts, 0)).toBe(0);
      expect(backOffMs(attempts, 0.999_999_999)).toBe(most - 1);
    }
  });

  test('told that its clock is off, it signs with central’s time, once a sending; a central that is never content is left alone', () => {
    const serverTimeMs = NOW - 86_400_000;
    expect(react(problem(401, 'clock', { serverTimeMs }))).toEqual({ kind: 'correct-clock', offsetMs: -86_400_000 });
    expect(react(problem(401, 'clock', { serverTimeMs }), { clockCorrected: true })).toMatchObject({ kind: 'retry', error: 'clock-off' });
    expect(react(problem(401, 'clock'))).toMatchObject({ kind: 'retry', error: 'clock-off' });
  });

  test('with a key that central revoked or does not know, it stops and asks to be enrolled again', () => {
    expect(react(problem(403, 'revoked'))).toEqual({ kind: 're-enrol', isRevoked: true });
    expect(react(problem(401, 'unknown-key'))).toEqual({ kind: 're-enrol', isRevoked: false });
    expect(react(problem(401, 'signature'))).toEqual({ kind: 're-enrol', isRevoked: false });
  });

  test('a head that is behind and is our own past: what follows it goes again', () => {
    expect(react(problem(409, 'gap', { head: { bseq: 3, hash: hashOf(3) } }))).toEqual({ kind: 'resend-from', bseq: 4 });
    expect(react(problem(409, 'gap', { head: { bseq: 0, hash: hashOf(0) } }))).toEqual({ kind: 'resend-from', bseq: 1 });
  });

  test('a head that is not our past, is ahead of us, a fork, or a log that is not linked: a new log after the one central names', () => {
    const current = 'c'.repeat(32);
    for (const answer of [
      problem(409, 'gap', { head: { bseq: 3, hash: hashOf(9) }, current }),
      problem(409, 'gap', { head: { bseq: 2, hash: hashOf(2) }, current }), // not kept here any more
      problem(409, 'gap', { head: { bseq: 4, hash: hashOf(4) }, current }), // exactly before ours, and still refused
      problem(409, 'gap', { head: { bseq: 8, hash: hashOf(8) }, current }),
      problem(409, 'gap', { current }),
      problem(409, 'fork', { head: { bseq: 8, hash: hashOf(8) }, current }),
      problem(409, 'unlinked', { current }),
    ])
      expect(react(answer)).toEqual({ kind: 'new-log', after: current });
  });

  test.each([
    [400, 'digest'],
    [413, 'too-large'],
    [415, 'media-type'],
    [422, 'malformed'],
    [422, 'unreadable'],
  ] as const)('on %i %s the batch is set aside and its facts go in halves', (status, code) => {
    expect(react(problem(status, code))).toEqual({ kind: 'set-aside' });
  });

  test('a proxy that finds a batch too large is obeyed; any other refusal of somebody in between says nothing about the batch', () => {
    expect(react(problem(413, ''))).toEqual({ kind: 'set-aside' });
    for (const status of [301, 400, 401, 403, 404, 409, 415, 422])
      expect(react(problem(status, ''))).toMatchObject({ kind: 'retry', error: 'central-refused' });
  });

  test('after many turns without any progress it waits, whatever central answers', () => {
    for (const answer of [problem(422, 'malformed'), problem(409, 'fork'), problem(409, 'gap', { head: { bseq: 3, hash: hashOf(3) } })])
      expect(react(answer, { turns: TURNS_WITHOUT_PROGRESS })).toMatchObject({ kind: 'retry', error: 'central-refused' });
  });
});

test('Retry-After is read as seconds or as a date, a day at most; anything else is none', () => {
  expect(retryAfterMs('120', NOW)).toBe(120_000);
  expect(retryAfterMs('Tue, 24 Nov 2026 19:14:00 GMT', NOW)).toBe(120_000);
  expect(retryAfterMs('Tue, 24 Nov 2026 19:00:00 GMT', NOW)).toBe(0);
  expect(retryAfterMs('99999999', NOW)).toBe(86_400_000);
  for (const nothing of [undefined, '', ' ', 'soon']) expect(retryAfterMs(nothing, NOW)).toBeNull();
});
