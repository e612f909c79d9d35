import { describe, expect, it } from '@jest/globals';
import { type StageModel, stageModelOf } from '#opportunity';
import { timeToWin } from './index.ts';
import { dayStart, dealer, flowsOf, type Told } from './told.fixture.ts';

const END = Date.UTC(2026, 3, 1);
const DAY = 86_400_000;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(5, 10);
const began = (ms: number): Told => [
  'Created',
  dayOf(ms),
  { ...dealer(), stageModel: 'simple@1', stage: 'PROSPECTING' },
];

/** One that ended so many days after it began (1: won, 2: lost), or has been open for so many (0). */
function lasted(days: number, cause: number): readonly Told[] {
  if (cause === 0) return [began(END - days * DAY)];
  const start = Date.UTC(2026, 0, 1);
  return [began(start), [cause === 1 ? 'Converted' : 'Lost', dayOf(start + days * DAY)]];
}

/** The vector of funnel.md 4: CIF converted is 0.083 on day 3, 0.176 on day 8, 0.284 on day 15, 0.428 from day 25 on. */
const VECTOR = [
  ...[
    [3, 1],
    [5, 2],
    [5, 0],
    [8, 1],
    [10, 2],
    [12, 0],
    [15, 1],
    [15, 2],
    [20, 0],
    [25, 1],
    [30, 0],
    [30, 0],
  ],
] as const;

async function time(quantile: number, some: readonly (readonly number[])[] = VECTOR, minimum = 1) {
  const log = Object.fromEntries(some.map(([days = 0, cause = 0], n) => [`o-${n}`, lasted(days, cause)]));
  const at = dayStart('04-01');
  const question = { model: 'simple@1', asOf: at, effectiveAt: at, quantile, minimum };
  return timeToWin(await flowsOf(log), question, stageModelOf('simple@1') as StageModel);
}

describe('the time to win', () => {
  it.each([
    [0.19, 3],
    [0.41, 8],
    [0.5, 15],
    [0.66, 15],
    [0.9, 25],
  ])(
    'at %d is the day by which so many of those ever won have been won, by the vector of the specification',
    async (quantile, days) => {
      const { plateau, ...told } = await time(quantile);
      expect(told).toEqual({ quantile, days, entered: 12, won: 4 });
      expect(plateau).toBeCloseTo(0.427984, 6);
    },
  );

  it('is not told of too few wins, nor of none', async () => {
    expect(await time(0.5, VECTOR, 5)).toMatchObject({ days: null, won: 4, unsaid: 'too-few' });
    expect(await time(0.5, [[5, 0]])).toMatchObject({ days: null, won: 0, plateau: null, unsaid: 'nothing-won' });
  });
});
