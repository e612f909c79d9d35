import { describe, expect, it } from '@jest/globals';
import { instantOf, type JsonObject } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { funnelVelocity, type VelocityQuestion } from './index.ts';
import { dayStart, flowsOf, type Told } from './told.fixture.ts';

const BEGINNING = Date.parse('2026-02-01T00:00:00.000Z');
const dayOf = (number: number) => instantOf(BEGINNING + number * 86_400_000).slice(5, 10);
const END = dayStart(dayOf(40));

const created = (day: number, value: string | undefined, data: JsonObject = {}): Told => [
  'Created',
  dayOf(day),
  {
    ...{ customerId: 'c-1', stageModel: 'simple@1', stage: 'ENGAGING', dimensions: {}, ...data },
    ...(value && { value: { amount: value.slice(0, -3), currency: value.slice(-3) } }),
  },
];

/** Three won of 100.00, 200.00 and 300.00 after ten days, one lost after ten, six open: the oldest for forty days. */
const log: Readonly<Record<string, readonly Told[]>> = {
  a: [created(0, '100.00CNY', { dimensions: { team: 'x' } }), ['Converted', dayOf(10)]],
  b: [created(0, '200.00CNY', { dimensions: { team: 'x' } }), ['Converted', dayOf(10)]],
  c: [created(5, '300.00CNY'), ['Converted', dayOf(15)]],
  d: [created(5, '900.00CNY'), ['Lost', dayOf(15)]],
  e: [created(0, '500.00CNY', { dimensions: { team: 'x' } })],
  f: [created(35, '500.00CNY')],
  g: [created(35, undefined)],
  h: [created(36, '10.00CNY')],
  i: [created(37, '10.00CNY')],
  j: [created(38, '10.00CNY', { stage: 'PROSPECTING' })],
};

async function velocity(more: Partial<VelocityQuestion> = {}, told: Readonly<Record<string, readonly Told[]>> = log) {
  const model = more.model ?? 'simple@1';
  const question = { model, to: END, asOf: END, effectiveAt: END, minimum: 1, ...more };
  return funnelVelocity(await flowsOf(told), question, stageModelOf(model) as StageModel);
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

describe('velocity', () => {
  // By hand: at day 10 five are at risk (a to e) and four of them are decided: the median is 10 days.
  // 6 open × 3/4 × 200.00 ÷ 10 = 90.00
  it('is open × win rate × average won value ÷ median cycle', async () => {
    expect(await velocity()).toMatchObject({
      qualifiedFrom: 'PROSPECTING',
      openQualified: 6,
      openUnvalued: 1,
      winRate: { k: 3, n: 4, rate: 0.75 },
      wonUnvalued: 0,
      medianCycleDays: 10,
      thin: true,
      velocities: [{ currency: 'CNY', open: 6, won: 3, averageWonValue: yuan('200.00'), perDay: yuan('90.00') }],
    });
  });

  it('counts open ones from a stage on', async () => {
    const { openQualified, velocities } = await velocity({ qualifiedFrom: 'ENGAGING' });
    expect(openQualified).toBe(5);
    expect(velocities).toMatchObject([{ open: 5, perDay: yuan('75.00') }]);
    await expect(velocity({ qualifiedFrom: 'WON' })).rejects.toThrow(
      'there is no stage "WON"; there are PROSPECTING, ENGAGING',
    );
  });

  it('of a model that qualifies counts from the stage that qualifying leads to', async () => {
    expect(await velocity({ model: 'project@1' })).toMatchObject({ qualifiedFrom: 'OPPORTUNITY' });
  });

  // After day 10 only c and d are decided; a and b are no longer open. At risk at age 10: c d e.
  it('is told by what was decided in the period', async () => {
    expect(await velocity({ from: dayStart(dayOf(10)) })).toMatchObject({
      openQualified: 6,
      winRate: { k: 1, n: 2 },
      medianCycleDays: 10,
      velocities: [{ won: 1, averageWonValue: yuan('300.00'), perDay: yuan('90.00') }],
    });
  });

  it('is told of every group', async () => {
    const { groups = [] } = await velocity({ by: 'team' });
    expect(groups.map(({ key, openQualified, winRate: { k, n } }) => [key, openQualified, k, n])).toEqual([
      ['(none)', 5, 1, 2],
      ['x', 1, 2, 2],
    ]);
  });

  it('is told by currency: an open one counts in its own, one without a value in none', async () => {
    const dollars = { k: [created(0, '1000.00USD'), ['Converted', dayOf(10)] as Told], l: [created(36, '1.00USD')] };
    const { velocities, winRate } = await velocity({}, { ...log, ...dollars });
    expect(winRate).toMatchObject({ k: 4, n: 5 });
    // 5 × 4/5 × 200.00 ÷ 10 = 80.00 CNY; 1 × 4/5 × 1000.00 ÷ 10 = 80.00 USD
    expect(velocities).toEqual([
      { currency: 'CNY', open: 5, won: 3, averageWonValue: yuan('200.00'), perDay: yuan('80.00') },
      {
        ...{ currency: 'USD', open: 1, won: 1 },
        averageWonValue: { amount: '1000.00', currency: 'USD' },
        perDay: { amount: '80.00', currency: 'USD' },
      },
    ]);
  });

  it.each([
    ['nothing-decided', {}, { a: [created(0, '1.00CNY')] }],
    ['nothing-decided', { from: END, to: END }, log],
    ['too-few', { minimum: 5 }, log],
    ['nothing-won', {}, { a: [created(0, '1.00CNY'), ['Lost', dayOf(3)]] }],
    [
      'cycle-not-reached',
      {},
      { a: [created(0, '1.00CNY'), ['Converted', dayOf(3)]], b: [created(0, '1.00CNY')], c: [created(0, '1.00CNY')] },
    ],
    ['cycle-of-no-time', {}, { a: [created(0, '1.00CNY'), ['Converted', dayOf(0)]] }],
  ] as const)('is null for the reason %s', async (unsaid, more, told) => {
    const answer = await velocity(more, told as unknown as typeof log);
    expect(answer).toMatchObject({ unsaid });
    expect(answer.velocities.every(({ perDay }) => perDay === null)).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('NaN');
  });
});
