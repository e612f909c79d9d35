import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf } from '#kernel';
import { type Comparison, comparisonId, comparisonOf } from './comparison.ts';

const asked: Comparison = {
  ideal: 'plan-2027',
  version: 2,
  stageModel: 'dealer@1',
  from: '2026-12-31T16:00:00.000Z' as Instant,
  to: '2027-03-31T15:59:59.999Z' as Instant,
  asOf: '2027-04-30T15:59:59.999Z' as Instant,
  effectiveAt: '2027-04-30T15:59:59.999Z' as Instant,
  horizonDays: 90,
  filters: { outlet: ['outlet-1'] },
  minimum: 5,
};

const instant = fc.integer({ min: 0, max: 4e12 }).map(instantOf);
const filters = fc.dictionary(fc.string(), fc.array(fc.string()));
const cohort = fc.record({ from: instant, to: instant });
const comparison = fc.record(
  {
    ...{ ideal: fc.constant('plan-2027'), version: fc.nat(), stageModel: fc.string() },
    ...{ from: instant, to: instant, asOf: instant, effectiveAt: instant },
    ...{ horizonDays: fc.nat(), filters, minimum: fc.nat(), by: fc.string(), earlier: cohort, beside: filters },
  },
  {
    requiredKeys: [
      ...(['ideal', 'version', 'stageModel', 'from', 'to', 'asOf', 'effectiveAt'] as const),
      ...(['horizonDays', 'filters', 'minimum'] as const),
    ],
  },
);

describe('the id of a comparison', () => {
  it('is the comparison', () => {
    fc.assert(
      fc.property(comparison, (one) => {
        expect(comparisonOf(comparisonId(one as Comparison))).toEqual(one);
      }),
    );
  });

  it('is the same however its parts are ordered', () => {
    const { ideal, ...others } = asked;
    expect(comparisonId({ ...others, ideal })).toBe(comparisonId(asked));
  });

  const written = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['a text that is no base64url', 'plan 2027'],
    ['nothing', ''],
    ['no JSON', written('plan-2027')],
    ['an empty object', written('{}')],
    ['another field', comparisonId({ ...asked, more: 1 } as Comparison)],
    ['an instant in another form', comparisonId({ ...asked, to: '2027-03-31T15:59:59Z' as Instant })],
    ['a part of a version', comparisonId({ ...asked, version: 1.5 })],
    ['filters that are none', comparisonId({ ...asked, filters: { outlet: 'outlet-1' } as never })],
    ['an earlier cohort without an end', comparisonId({ ...asked, earlier: { from: asked.from } as never })],
    ['the same in another order of fields', written(JSON.stringify(asked))],
    ['what is longer than any question', 'A'.repeat(8_193)],
  ])('is not %s', (_, text) => {
    expect(comparisonOf(text)).toBeUndefined();
  });
});
