import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { type CorrectionFacts, refusalOf, type VisitSpan } from '../../shared/domain/visit-correction.ts';

const day = '2026-11-24' as BusinessDay;
const facts = (more: Partial<CorrectionFacts>): CorrectionFacts => ({
  before: { arrivedAt: 100, leftAt: 200 },
  asked: { arrivedAt: 100, leftAt: 300 },
  day,
  askedDays: [day, day],
  others: [],
  ...more,
});

test.each([
  ['a departure before the arrival', facts({ asked: { arrivedAt: 300, leftAt: 200 } }), 'leaves-before-arriving'],
  ['another day', facts({ askedDays: [day, '2026-11-25' as BusinessDay] }), 'other-day'],
  ['a time to come', facts({ asked: { arrivedAt: 100, leftAt: 2_000 } }), 'future'],
  ['an ended visit without its end', facts({ asked: { arrivedAt: 100, leftAt: null } }), 'reopens'],
  ['another visit at that time', facts({ others: [{ arrivedAt: 250, leftAt: null }] }), 'overlap'],
  ['visits that touch', facts({ others: [{ arrivedAt: 300, leftAt: 400 }] }), null],
  ['a visit that goes on', facts({ before: { arrivedAt: 100, leftAt: null }, asked: { arrivedAt: 50, leftAt: null } }), null],
])('%s', (_what, given, refusal) => expect(refusalOf(given, 1_000)).toBe(refusal));

const span: fc.Arbitrary<VisitSpan> = fc
  .record({ arrivedAt: fc.integer({ min: 0, max: 900 }), length: fc.option(fc.integer({ min: 0, max: 100 })) })
  .map(({ arrivedAt, length }) => ({ arrivedAt, leftAt: length === null ? null : arrivedAt + length }));
test('whatever is accepted never has a person in twice at one time', () => {
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 5 }), (asked, others) => {
      fc.pre(refusalOf(facts({ before: { arrivedAt: 0, leftAt: null }, asked, others }), 1_000) === null);
      for (let at = 0; at <= 1_000; at += 1) {
        const inside = (one: VisitSpan): boolean => one.arrivedAt <= at && at < (one.leftAt ?? Number.POSITIVE_INFINITY);
        expect(inside(asked) && others.some(inside)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});
