import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, isCorrection } from '#kernel';
import { catalogue } from './catalogue.ts';
import { judgeOpportunity } from './judge-opportunity.ts';
import { randomHistory } from './testing/random-history.fixture.ts';
import { aRuleSet, plainScene } from './testing/told.fixture.ts';
import type { Verdict } from './verdict.ts';

const { DEALTRAIL_HISTORIES, DEALTRAIL_SEED } = process.env;
const RUNS = Number(DEALTRAIL_HISTORIES ?? 300);
const SEED = Number(DEALTRAIL_SEED ?? Date.now() % 2 ** 31);
jest.setTimeout(5_000 + RUNS * 400);
const judging = {
  rules: catalogue,
  book: [aRuleSet(Object.fromEntries(catalogue.map(({ name }) => [name, {}])))],
  scene: { ...plainScene, birthdaysDueAt: () => ({ 'care-birthday': '2026-11-27T15:59:59.999Z' as Instant }) },
};
const at = (instant: Instant) => ({ asOf: instant, effectiveAt: instant });
/** Every sixth hour of the days that a history may last, and beyond its deadlines. */
const INSTANTS = Array.from({ length: 100 }, (_, n) =>
  instantOf(Date.parse('2026-11-20T00:00:00+08:00') + n * 6 * 3_600_000),
);
const instant = fc.constantFrom(...INSTANTS);

describe(`verdicts on ${RUNS} random histories of the seed ${SEED}`, () => {
  it('given as events arrive are those that the whole log gives for that instant', () => {
    fc.assert(
      fc.property(randomHistory, instant, (history, now) => {
        const arrived = history.filter(({ recordedAt }) => recordedAt <= now);
        expect(judgeOpportunity(history, at(now), judging)).toEqual(judgeOpportunity(arrived, at(now), judging));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('use nothing that had not happened, or was not recorded, by then', () => {
    fc.assert(
      fc.property(randomHistory, instant, instant, (history, effectiveAt, asOf) => {
        // A correction holds from when the event that it corrects happened.
        const known = history.filter(
          (event) => event.recordedAt <= asOf && (isCorrection(event) || event.occurredAt <= effectiveAt),
        );
        const point = { asOf, effectiveAt };
        expect(judgeOpportunity(history, point, judging)).toEqual(judgeOpportunity(known, point, judging));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('that something was broken stay, since the same instant, and are mended once', () => {
    fc.assert(
      fc.property(randomHistory, instant, instant, (history, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const broken = (now: Instant) =>
          judgeOpportunity(history, at(now), judging).filter(({ status }) => status === 'violated');
        const lasting = new Map(broken(later).map((verdict) => [verdict.obligation, verdict]));
        for (const verdict of broken(earlier)) {
          const still = lasting.get(verdict.obligation);
          expect(still && whatStays(still, verdict)).toEqual(whatStays(verdict, verdict));
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('are decided when they say so, and not before', () => {
    fc.assert(
      fc.property(randomHistory, instant, (history, now) => {
        for (const { obligation, decidableAt, status } of judgeOpportunity(history, at(now), judging)) {
          if (status !== 'violated' || decidableAt === null) continue;
          expect(decidableAt <= now).toBe(true);
          const before = instantOf(Date.parse(decidableAt) - 1);
          const then = judgeOpportunity(history, at(before), judging).find((one) => one.obligation === obligation);
          expect(then?.status).not.toBe('violated');
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

/** Of a verdict that something is broken, all that was said of it before. */
function whatStays(verdict: Verdict, before: Verdict) {
  const { rule, ruleVersion, subject, consultant, status, since, dueAt, decidableAt } = verdict;
  const said = { rule, ruleVersion, subject, consultant, status, since, dueAt, decidableAt };
  return before.fixedAt === null ? said : { ...said, fixedAt: verdict.fixedAt, recordedLate: verdict.recordedLate };
}
