import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import type { IdealVersion } from '#planning';
import { seededRandom } from '#simulation';
import type { Flows } from '../flow-memory.ts';
import { dayStart, flowsOf, type Told, yuan } from '../told.fixture.ts';
import { forecastBasis } from './forecast-basis.ts';
import { type ForecastQuestion, type FunnelForecast, funnelForecast } from './funnel-forecast.ts';

const model = stageModelOf('simple@1') as StageModel;
const randomOf = (seed: string) => seededRandom(seed).unit;

const created = (day: string, value?: string): Told => [
  'Created',
  day,
  {
    customerId: 'c-1',
    stageModel: 'simple@1',
    stage: 'PROSPECTING',
    dimensions: {},
    ...(value ? { value: yuan(value) } : {}),
  },
];
const engaged = (day: string): Told => ['StageChanged', day, { from: 'PROSPECTING', to: 'ENGAGING' }];
const won = (day: string): Told => ['Converted', day];
const lost = (day: string): Told => ['Lost', day, { reason: { family: 'gave_up', code: 'price' } }];

/**
 * Four engaged for 20 days or more, at age 10: b-1 is won at 15, b-2 lost at 20, b-3 won at 45, b-4 is open, 32 days old. b-5 and
 * b-6 never got so far.
 */
const told: Readonly<Record<string, readonly Told[]>> = {
  'b-1': [created('01-01', '100.00'), engaged('01-10'), won('01-25')],
  'b-2': [created('01-01', '100.00'), engaged('01-10'), lost('01-30')],
  'b-3': [created('01-01', '100.00'), engaged('01-10'), won('02-24')],
  'b-4': [created('01-25', '200.01'), engaged('02-10')],
  'b-5': [created('01-01', '100.00'), lost('01-03')],
  'b-6': [created('01-01', '100.00'), engaged('01-10'), lost('01-15')],
  'o-1': [created('02-20', '300.00'), engaged('03-04')],
  'o-2': [created('02-20'), engaged('03-04')],
};
const asked: ForecastQuestion = {
  model: 'simple@1',
  asOf: dayStart('03-14'),
  effectiveAt: dayStart('03-14'),
  until: dayStart('03-24'),
  base: { from: dayStart('01-01'), to: dayStart('03-14') },
  level: 0.8,
  minimum: 3,
};
const ideal = {
  id: 'plan',
  version: 2,
  stages: [
    { stage: 'PROSPECTING', rate: 0.4 },
    { stage: 'ENGAGING', rate: 0.5 },
  ],
} as unknown as IdealVersion;

describe('a forecast', () => {
  let flows: Flows;
  const forecast = (more: Partial<ForecastQuestion> = {}, of = flows): FunnelForecast =>
    funnelForecast(of, { ...asked, ...more }, { model, ideal, randomOf });
  beforeAll(async () => {
    flows = await flowsOf(told);
  });

  it('is value × the share of those that had stood in the stage for as long and were won by the horizon', () => {
    // o-1 is 10 days old: of b-1, b-2, b-3, b-4 (and o-1 and o-2, seen until then) at that age, day 15: 1 of 4 won; day 20: lost.
    const { deals, historical, open } = forecast();
    const [b4, o1] = ['b-4', 'o-1'].map((id) => deals.find(({ opportunityId }) => opportunityId === id));
    expect(o1).toMatchObject({
      stage: 'ENGAGING',
      ageDays: 10,
      value: yuan('300.00'),
      historical: { probability: 0.25, amount: yuan('75.00'), fromAgeDays: 9, stays: 6, wins: 1 },
      ideal: { probability: 0.5, amount: yuan('150.00') },
    });
    expect(b4?.ageDays).toBe(32);
    expect(open).toEqual({ count: 3, unvalued: 1, values: [yuan('500.01')] });
    const sum = [b4, o1].reduce(
      (all, deal) => all + Number((deal!.historical as { amount: { amount: string } }).amount.amount),
      0,
    );
    expect(Number(historical.amounts[0]?.amount.amount)).toBeCloseTo(sum, 10);
  });

  it('by an ideal is exact: the product of its rates from the stage on, and every way that it may turn out', () => {
    // 300.00 and 200.01, each by ½: 0, 200.01, 300.00 and 500.01 are as probable.
    expect(forecast().ideal).toMatchObject({
      id: 'plan',
      version: 2,
      amounts: [{ currency: 'CNY', amount: yuan('250.01'), interval: [yuan('0.00'), yuan('500.01')] }],
      wins: { expected: 1.5, interval: [0, 3] },
      without: 0,
    });
  });

  it('lies in its interval, and is the same again', () => {
    const { amount, interval } = forecast().historical.amounts[0]!;
    expect(Number(interval[0].amount)).toBeLessThanOrEqual(Number(amount.amount));
    expect(Number(amount.amount)).toBeLessThanOrEqual(Number(interval[1].amount));
    expect(forecast()).toEqual(forecast());
  });

  it('lists first what is expected to bring most', () => {
    const amounts = forecast().deals.map(({ historical }) =>
      historical.probability === null || !historical.amount ? -1 : Number(historical.amount.amount),
    );
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(amounts.at(-1)).toBe(-1);
  });

  it('says of a deal older than all that was watched what the oldest say, or nothing where those are too few', () => {
    const late = { asOf: dayStart('06-30'), effectiveAt: dayStart('06-30'), until: dayStart('07-10') };
    const old = forecast(late).deals.find(({ opportunityId }) => opportunityId === 'b-4');
    expect(old?.ageDays).toBe(140);
    expect(old?.historical).toMatchObject({ probability: expect.any(Number), fromAgeDays: expect.any(Number) });
    expect((old!.historical as { readonly fromAgeDays: number }).fromAgeDays).toBeLessThan(60);
  });

  it.each([
    [
      'an empty base period',
      { base: { from: '2025-01-01T00:00:00.000Z' as Instant, to: '2025-02-01T00:00:00.000Z' as Instant } },
      'nothing-in-base',
    ],
    ['one opportunity only', { minimum: 50 }, 'too-few-watched'],
  ])('says why it says nothing: %s', (_, more, unsaid) => {
    const { historical, deals } = forecast(more);
    expect(historical).toEqual({ amounts: [], wins: null, without: 3, unsaid });
    expect(deals.every((deal) => deal.historical.probability === null)).toBe(true);
  });

  it('of nothing open is nothing, for certain', async () => {
    const { 'b-4': _, 'o-1': __, 'o-2': ___, ...closed } = told;
    const { historical, open } = forecast({}, await flowsOf(closed));
    expect(open.count).toBe(0);
    expect(historical).toEqual({
      amounts: [],
      wins: { expected: 0, interval: [0, 0] },
      without: 0,
      unsaid: 'nothing-open',
    });
  });

  it('where all that was watched is open still expects nothing, and does not call it impossible', async () => {
    const open = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`p-${n}`, [created('01-01', '100.00')]]));
    const { historical, deals } = forecast({ minimum: 5 }, await flowsOf(open));
    expect(deals[0]?.historical).toMatchObject({ probability: 0, wins: 0, stays: 12 });
    expect(historical.amounts[0]?.amount).toEqual(yuan('0.00'));
    expect(historical.wins?.expected).toBe(0);
    expect(historical.wins?.interval[1]).toBeGreaterThan(0);
  });

  it('takes nothing in that was recorded or happened later', async () => {
    const more = await flowsOf({
      ...told,
      'n-1': [created('03-20', '900.00')],
      'o-1': [...told['o-1']!, ['Converted', '03-10', {}, '03-20']],
    });
    expect(forecast({}, more)).toEqual(forecast());
  });

  it('is told apart by its hash from one that rests on anything else', async () => {
    const { inputsHash } = forecast();
    const known = await flowsOf({
      ...told,
      'o-1': [...told['o-1']!, ['ValueChanged', '03-10', { old: yuan('300.00'), new: yuan('301.00') }]],
    });
    expect(forecast({}, known).inputsHash).not.toBe(inputsHash);
    for (const more of [{ level: 0.9 }, { minimum: 4 }, { until: dayStart('03-25') }]) {
      expect(forecast(more).inputsHash).not.toBe(inputsHash);
    }
  });

  it('names whom the chance of a deal rests on, and what became of them', () => {
    expect(forecastBasis(flows, asked, model, 'o-1')).toEqual({
      stage: 'ENGAGING',
      ageDays: 10,
      fromAgeDays: 9,
      others: [
        { opportunityId: 'b-1', status: 'won' },
        { opportunityId: 'b-2', status: 'lost' },
        { opportunityId: 'b-3', status: 'won' },
        { opportunityId: 'b-4', status: 'open' },
        { opportunityId: 'o-1', status: 'open' },
        { opportunityId: 'o-2', status: 'open' },
      ],
    });
    expect(forecastBasis(flows, asked, model, 'b-1')).toBeUndefined();
  });
});
