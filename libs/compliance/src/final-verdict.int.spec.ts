import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf } from '#kernel';
import { bruteForceRules } from './brute-force/brute-force.fixture.ts';
import { randomStream } from './brute-force/random-stream.fixture.ts';
import { catalogue } from './catalogue.ts';
import { END_OF_TIME, violatedBy } from './final-verdict.ts';
import { judgeOpportunity } from './judge-opportunity.ts';
import type { Point } from './point.ts';
import { aRuleSet, plainScene } from './testing/told.fixture.ts';
import type { Verdict } from './verdict.ts';

const rules = catalogue.filter(({ name, kind }) => kind !== 'hard' && bruteForceRules.includes(name));
const book = [aRuleSet(Object.fromEntries(bruteForceRules.map((name) => [name, {}])))];
const instant = fc
  .nat({ max: 40 * 24 * 60 })
  .map((minute) => instantOf(Date.parse('2026-11-20T00:00:00+08:00') + minute * 60_000));

describe('violations found at the end of time', () => {
  it('tell what was violated at any instant, by what was known then', () => {
    fc.assert(
      fc.property(randomStream, fc.array(instant, { minLength: 3, maxLength: 6 }), (events, instants) => {
        const judged = (point: Point) => judgeOpportunity(events, point, { rules, book, scene: plainScene });
        const final = judged(END_OF_TIME);
        for (const at of instants) {
          const then = judged({ effectiveAt: at, asOf: at }).filter(({ status }) => status === 'violated');
          expect(inOrder(final.flatMap((verdict) => violatedBy(verdict, at) ?? []))).toEqual(inOrder(then));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('do not tell of what mends them before that is decided', () => {
    const at = (time: string) => `2026-11-26T${time}Z` as Instant;
    const final = {
      status: 'violated',
      decidableAt: at('10:00:00.000'),
      fixedAt: at('11:00:00.000'),
      fixKnownAt: at('12:00:00.000'),
      recordedLate: true,
      evidence: ['opening', 'mending'],
    } as unknown as Verdict;
    expect(violatedBy(final, at('09:59:59.999'))).toBeUndefined();
    expect(violatedBy(final, at('10:00:00.000'))).toMatchObject({ fixedAt: null, evidence: ['opening'] });
    expect(violatedBy(final, at('11:59:59.999'))).toMatchObject({ fixedAt: null, recordedLate: false });
    expect(violatedBy(final, at('12:00:00.000'))).toEqual(final);
  });
});

function inOrder(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.toSorted((a, b) => (a.obligation < b.obligation ? -1 : 1));
}
