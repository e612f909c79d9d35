import { describe, expect, it } from '@jest/globals';
import { type StageModel, stageModelOf } from '#opportunity';
import { funnelBottlenecks, funnelPerformance, type PerformanceQuestion } from './index.ts';
import { dayStart, flowsOf, type Told, yuan } from './told.fixture.ts';

const model = stageModelOf('simple@1') as StageModel;

const created = (day: string, team: string, value: string): Told => [
  'Created',
  day,
  { customerId: 'c-1', stageModel: 'simple@1', stage: 'PROSPECTING', dimensions: { team }, value: yuan(value) },
];
const engaged = (day: string): Told => ['StageChanged', day, { from: 'PROSPECTING', to: 'ENGAGING' }];

/** In January one won for 100 and one lost; in February of x two won for 150 and 50 and one lost, of y one lost, and one open. */
const log: Readonly<Record<string, readonly Told[]>> = {
  a: [created('01-02', 'x', '100.00'), engaged('01-04'), ['Converted', '01-12']],
  b: [created('01-03', 'y', '80.00'), ['Lost', '01-09']],
  c: [created('01-20', 'x', '150.00'), engaged('01-22'), ['Converted', '02-09']],
  d: [created('02-01', 'x', '50.00'), engaged('02-03'), ['Converted', '02-11']],
  e: [created('02-02', 'x', '70.00'), engaged('02-05'), ['Lost', '02-15']],
  f: [created('02-03', 'y', '60.00'), ['Lost', '02-07']],
  g: [created('02-04', 'y', '40.00')],
};

const END = dayStart('06-01');
const february = { from: dayStart('01-31'), to: dayStart('02-28') };
const january = { from: dayStart('01-01'), to: dayStart('01-31') };

const asked = (more: Partial<PerformanceQuestion> = {}): PerformanceQuestion => ({
  ...{ model: 'simple@1', ...february, earlier: january, asOf: END, effectiveAt: END, minimum: 1 },
  ...more,
});

const performance = async (more: Partial<PerformanceQuestion> = {}) =>
  funnelPerformance(await flowsOf(log), asked(more), model, 'CNY');

describe('the performance of a period', () => {
  it('is what was decided in it, whenever it began, and how it has grown', async () => {
    expect(await performance()).toMatchObject({
      entered: 4,
      won: { count: 2, value: yuan('200.00') },
      lost: 2,
      winRate: { k: 2, n: 4, rate: 0.5 },
      medianCycleDays: 10,
      growth: 1,
      shareOfWins: 1,
      shareOfValue: 1,
      earlier: { entered: 3, won: { count: 1, value: yuan('100.00') }, lost: 1, medianCycleDays: 10 },
    });
  });

  it('by a dimension says what each group has of the whole', async () => {
    const { groups } = await performance({ by: 'team' });
    expect(groups).toMatchObject([
      { key: 'x', entered: 2, won: { count: 2 }, lost: 1, shareOfWins: 1, shareOfValue: 1, growth: 1 },
      { key: 'y', entered: 2, won: { count: 0 }, lost: 1, shareOfWins: 0, shareOfValue: 0, growth: null },
    ]);
    expect(groups?.reduce((sum, { entered }) => sum + entered, 0)).toBe(4);
  });

  it('leaves out what is of too few, and what nothing can be held against', async () => {
    expect(await performance({ minimum: 5 })).toMatchObject({
      medianCycleDays: null,
      winRate: { rate: null, suppressed: true },
    });
    const empty = { from: dayStart('05-01'), to: dayStart('05-02') };
    const nothing = await performance({ ...empty, earlier: empty, by: 'team' });
    expect(nothing).toMatchObject({
      entered: 0,
      growth: null,
      shareOfWins: null,
      shareOfValue: null,
      medianCycleDays: null,
      unsaid: { growth: 'nothing-won-before', shareOfWins: 'nothing-won', shareOfValue: 'nothing-won' },
    });
    expect(JSON.stringify(nothing)).not.toMatch(/NaN|Infinity/);
  });
});

describe('the bottlenecks of a funnel', () => {
  const bottlenecks = async (minimum = 1) =>
    funnelBottlenecks(
      await flowsOf(log),
      { ...asked({ minimum }), horizonDays: 20 },
      { model, ways: ['PROSPECTING', 'ENGAGING'], currency: 'CNY' },
    );

  it('are where most is lost, and where half take longest to leave', async () => {
    const { stages, mostLost, slowest, worsened, entries } = await bottlenecks();
    // Of four that entered in February two go on, one is lost, one is still there; of the two one is won, one lost.
    expect(entries).toBe(4);
    expect(stages).toMatchObject([
      {
        stage: 'PROSPECTING',
        entered: 4,
        lost: 1,
        still: 1,
        rate: 0.5,
        shareOfLosses: 0.5,
        medianDays: 3,
        open: { count: 1 },
      },
      {
        stage: 'ENGAGING',
        entered: 2,
        lost: 1,
        still: 0,
        rate: 0.5,
        shareOfLosses: 0.5,
        medianDays: 8,
        open: { count: 0 },
      },
    ]);
    expect(stages.map(({ shareOfTime }) => shareOfTime)).toEqual([3 / 11, 8 / 11]);
    expect({ mostLost, slowest, worsened }).toEqual({ mostLost: 'PROSPECTING', slowest: 'ENGAGING', worsened: [] });
  });

  it('are held against an earlier cohort, with an interval of the change', async () => {
    const [prospecting, engaging] = (await bottlenecks()).stages;
    // Of three that entered in January two went on, and both were won.
    expect(prospecting?.earlier).toMatchObject({ entered: 3, rate: expect.closeTo(2 / 3, 12) });
    expect(prospecting?.change).toBeCloseTo(-1 / 6, 12);
    // ±1.959964 · √(0.25/4 + (2/9)/3)
    expect(prospecting?.changeInterval?.[0]).toBeCloseTo(-1 / 6 - 0.72436, 4);
    expect(prospecting?.changeInterval?.[1]).toBeCloseTo(-1 / 6 + 0.72436, 4);
    expect(engaging).toMatchObject({ earlier: { entered: 2, rate: 1 }, change: -0.5 });
  });

  it('are none of nothing, and none of too few', async () => {
    const few = await bottlenecks(9);
    expect(few).toMatchObject({ slowest: null, stages: [{ unsaid: 'too-few', change: null }, { unsaid: 'too-few' }] });
    expect(JSON.stringify(few)).not.toMatch(/NaN|Infinity/);
  });
});
