import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { catalogue } from '../catalogue.ts';
import { judgeOpportunity } from '../judge-opportunity.ts';
import { aRuleSet, plainScene } from '../testing/told.fixture.ts';
import type { Verdict } from '../verdict.ts';
import { bruteForceRules, bruteForceVerdicts } from './brute-force.fixture.ts';
import type { BrutePoint, BruteVerdict } from './brute-verdict.fixture.ts';
import { foundCases } from './found-cases.fixture.ts';
import { randomStream } from './random-stream.fixture.ts';

const { DEALTRAIL_HISTORIES, DEALTRAIL_SEED } = process.env;
const RUNS = Number(DEALTRAIL_HISTORIES ?? 300);
/** Other histories with every run that asks for a number of them; the name of the tests says which, to ask for them again. */
const SEED = Number(DEALTRAIL_SEED ?? (DEALTRAIL_HISTORIES === undefined ? 20261128 : Date.now() % 2 ** 31));
jest.setTimeout(5_000 + RUNS * 400);
/** Hard halves and rules of one name on other subjects judge no opportunity here. */
const rules = catalogue.filter(({ name, kind }) => kind !== 'hard' && bruteForceRules.includes(name));
const book = [aRuleSet(Object.fromEntries(bruteForceRules.map((name) => [name, {}])))];
const world = { ...plainScene, isSalesStaff: () => true };
const parameters = Object.fromEntries(bruteForceRules.map((name) => [name, {}]));

const instant = fc
  .nat({ max: 30 * 24 })
  .map((hour) => instantOf(Date.parse('2026-11-20T00:00:00+08:00') + hour * 3_600_000));

describe(`verdicts on ${RUNS} random histories of the seed ${SEED}`, () => {
  it.each(foundCases)('are those of the checker where they once were not: %s', (_what, events, point) => {
    expect(bySystem(events, point)).toEqual(byChecker(events, point));
  });

  it('are those of a checker that shares no code, at any two instants', () => {
    fc.assert(
      fc.property(randomStream, instant, instant, (events, asOf, effectiveAt) => {
        const point = { asOf, effectiveAt };
        expect(bySystem(events, point)).toEqual(byChecker(events, point));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('are those of the checker as they are given, and when everything is known', () => {
    fc.assert(
      fc.property(randomStream, instant, (events, now) => {
        for (const at of [now, '2027-03-01T00:00:00.000Z' as Instant]) {
          const point = { asOf: at, effectiveAt: at };
          expect(bySystem(events, point)).toEqual(byChecker(events, point));
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

function bySystem(events: readonly RecordedEvent[], point: BrutePoint) {
  return judgeOpportunity(events, point, { rules, book, scene: plainScene })
    .map((verdict) => compared({ ...verdict, key: keyOf(verdict) }))
    .sort();
}

function byChecker(events: readonly RecordedEvent[], point: BrutePoint) {
  return bruteForceVerdicts(events, point, parameters, world).map(compared).sort();
}

/** `<rule>:<opening event>:<key>` or `<rule>:<kind or subject>:<event or first day>`. */
function keyOf({ obligation, dueAt }: Verdict): string {
  const [, first = '', last = ''] = obligation.split(':');
  return dueAt === null ? last : first;
}

function compared({
  rule,
  status,
  key,
  since,
  dueAt,
  decidableAt,
  fixedAt,
  recordedLate,
  consultant,
}: Compared): string {
  const times = `since ${since} due ${dueAt} decided ${decidableAt} fixed ${fixedAt}`;
  return `${rule} ${key} ${status} ${times} ${recordedLate ? 'late' : ''} ${consultant}`;
}

type Compared = Omit<BruteVerdict, 'rule'> & { readonly rule: string };
