import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { bruteForceRules, bruteForceVerdicts } from './brute-force.fixture.ts';
import type { BruteVerdict } from './brute-verdict.fixture.ts';
import { at, aWorld } from './history.fixture.ts';
import { hour, randomStream } from './random-stream.fixture.ts';

const rules = Object.fromEntries(bruteForceRules.map((rule) => [rule, {}]));
const LONG_AFTER = 24 * 60;

function verdictsAt(events: readonly RecordedEvent[], n: number): readonly BruteVerdict[] {
  return bruteForceVerdicts(events, { asOf: at(hour(n)), effectiveAt: at(hour(n)) }, rules, aWorld);
}

describe('a verdict that the checker gave for good', () => {
  // The earliest contact may still be replaced until the cut-off of the first one recorded.
  const isReplaceable = ({ rule }: BruteVerdict) => rule === 'first-follow-up-recording';
  const same = (a: BruteVerdict, b: BruteVerdict) => a.rule === b.rule && a.key === b.key && a.since === b.since;

  it('that something is broken stands at every later time, and only its mending is added', () => {
    fc.assert(
      fc.property(randomStream, fc.nat(24 * 25), (events, n) => {
        const given = verdictsAt(events, n).filter((one) => one.status === 'violated' && !isReplaceable(one));
        const later = verdictsAt(events, LONG_AFTER);
        for (const verdict of given) {
          const { fixedAt, recordedLate, ...head } = verdict;
          const mending = fixedAt === null ? {} : { fixedAt, recordedLate };
          expect(later.find((one) => same(one, verdict))).toMatchObject({ ...head, ...mending });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stands from the instant it names, and nothing was broken before', () => {
    fc.assert(
      fc.property(randomStream, (events) => {
        for (const verdict of verdictsAt(events, LONG_AFTER)) {
          if (verdict.status !== 'violated' || isReplaceable(verdict)) continue;
          const decided = Math.round((Date.parse(verdict.decidableAt as string) - Date.parse(at(hour(0)))) / 3_600_000);
          const isIn = (n: number) => verdictsAt(events, n).some((one) => same(one, verdict));
          expect([isIn(decided - 1), isIn(decided)]).toEqual([false, true]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
