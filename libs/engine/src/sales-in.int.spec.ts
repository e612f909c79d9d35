import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf, type Zone } from '#kernel';
import { askForecast } from './ask-forecast.ts';
import { askFunnelPerformance, askPerformanceCell, type FunnelPerformanceQuestion } from './ask-funnel-performance.ts';
import { askPlan, askPlanCell, type PlanQuestion } from './ask-plan.ts';
import { chainActuals } from './chain-actuals.ts';
import { type Engine, openEngine } from './open-engine.ts';

const data = mkdtempSync(join(tmpdir(), 'dealtrail-sales-'));
let engine: Engine;
let now = Date.UTC(2026, 0, 1);
let sent = 0;
const clock: Clock = () => instantOf(now);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

const hundreds = (share: number) => yuan(`${share * 100}.00`);

/** Executes a command at noon, in Shanghai, of a day of 2026. */
async function on(day: string, command: string, id: string, input: object, role = 'sales_manager'): Promise<void> {
  now = Date.parse(`2026-${day}T04:00:00Z`);
  sent += 1;
  const outcome = await engine.executor.execute({
    ...{ command, id, data: input as never, input, commandId: `sent-${sent}` },
    actor: { id: 'm-1', role: role as never },
  });
  expect({ command, outcome }).toMatchObject({ command, outcome: { outcome: 'accepted' } });
}

const criteria = { within3Months: true, quality: true, largeDeal: false, highAwareness: true };
const PEOPLE = [
  { id: 'house' },
  { id: 'li', under: 'house' },
  { id: 'wu', under: 'house' },
  { id: 'yu', under: 'house' },
];

async function target(id: string, measure: string, value: (share: number) => unknown, isLocked = true): Promise<void> {
  const nodes = [
    ['house', 10],
    ['li', 5],
    ['wu', 5],
    ['yu', 0],
  ] as const;
  await on('01-02', 'SetTarget', id, {
    ...{ measure, people: PEOPLE, periods: ['2026-02'] },
    nodes: nodes.map(([person, share]) => ({ person, period: '2026-02', value: value(share) })),
  });
  if (isLocked) await on('01-03', 'LockTarget', id, {}, 'executive');
}

/**
 * In February: a is preferred, signs for 300 and pays 100; b signs for 500, amended to 450 (cancelled in March); c becomes
 * potential and an opportunity, and is lost; d, in reserve before, is lost.
 */
beforeAll(async () => {
  engine = await openEngine({ data, create: { zone: 'Asia/Shanghai' as Zone }, clock });
  await target('signed', 'contract', hundreds);
  await target('paid', 'collected', hundreds);
  await target('deals', 'count', (share) => share);
  await target('draft', 'contract', hundreds, false);
  for (const [id, consultant] of Object.entries({ a: 'li', b: 'wu', c: 'li', d: 'wu' })) {
    await on('01-05', 'CreateOpportunity', id, { stageModel: 'project@1', consultant, value: yuan('100.00') });
  }
  for (const id of ['a', 'b', 'd']) {
    await on('01-10', 'ChangeStage', id, { to: 'POTENTIAL', reason: 'r' });
    await on('01-15', 'Qualify', id, { criteria });
  }
  await on('02-03', 'ChangeStage', 'a', { to: 'PREFERRED', reason: 'r' });
  await on('02-05', 'ChangeStage', 'c', { to: 'POTENTIAL', reason: 'r' });
  await on('02-08', 'Qualify', 'c', { criteria });
  await on('02-10', 'PlaceOrder', 'a', { orderId: 'r-a', amount: yuan('300.00') }, 'sales_consultant');
  await on('02-12', 'RecordPayment', 'a', { orderId: 'r-a', amount: yuan('100.00') }, 'sales_consultant');
  await on('02-15', 'PlaceOrder', 'b', { orderId: 'r-b', amount: yuan('500.00') }, 'sales_consultant');
  await on('02-20', 'AmendOrder', 'b', { orderId: 'r-b', change: { amount: yuan('450.00') } }, 'sales_consultant');
  for (const id of ['c', 'd'])
    await on('02-26', 'LoseOpportunity', id, { reason: { family: 'gave_up', code: 'price' } });
  await on('03-02', 'RecordPayment', 'a', { orderId: 'r-a', amount: yuan('200.00') }, 'sales_consultant');
  await on('03-05', 'CancelOrder', 'b', { orderId: 'r-b', reason: 'r' }, 'sales_consultant');
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const february = { from: '2026-01-31T15:59:59.999Z', to: '2026-02-28T15:59:59.999Z' } as {
  readonly from: Instant;
  readonly to: Instant;
};
const performance = (more: Partial<FunnelPerformanceQuestion>) =>
  askFunnelPerformance(engine, { ...february, mayName: false, minimum: 1, ...more });
const attained = (more: Partial<FunnelPerformanceQuestion>) =>
  performance({ by: 'consultant', ...more }).then(({ attainment, groups = [] }) =>
    [...groups, { key: 'all', attainment }].map((one) => {
      const { target, actual, rate, unsaid } = one.attainment!;
      const text = (value: typeof target) => (typeof value === 'object' ? value?.amount : value);
      return [one.key, text(target), text(actual), rate ?? unsaid];
    }),
  );

describe('the attainment of a locked target', () => {
  it('by what was signed: orders, amendments and cancellations, each in the period of its own event', async () => {
    expect(await attained({ target: 'signed' })).toEqual([
      ['li', '500.00', '300.00', 0.6],
      ['wu', '500.00', '450.00', 0.9],
      ['yu', '0.00', '0.00', 'target-of-nothing'],
      ['all', '1000.00', '750.00', 0.75],
    ]);
    expect(await performance({ target: 'signed' })).toMatchObject({
      target: { id: 'signed', period: '2026-02', measure: 'contract', locked: expect.any(String) },
      attainment: { person: 'house', rate: 0.75 },
    });
  });

  it('by what was collected, and by what was won', async () => {
    expect((await attained({ target: 'paid' })).slice(0, 2)).toEqual([
      ['li', '500.00', '100.00', 0.2],
      ['wu', '500.00', '0.00', 0],
    ]);
    const effectiveAt = '2026-02-28T15:59:59.999Z' as Instant;
    expect((await attained({ target: 'deals', effectiveAt })).slice(0, 2)).toEqual([
      ['li', 5, 1, 0.2],
      ['wu', 5, 1, 0.2],
    ]);
  });

  it('is of the consultant asked for, and of whom else is named', async () => {
    const own = await performance({ target: 'signed', filters: { consultant: ['li'] } });
    expect(own.attainment).toMatchObject({ person: 'li', target: yuan('500.00'), rate: 0.6 });
    const isWithin = ({ consultant }: { readonly consultant?: string | undefined }) => consultant === 'li';
    const asked = { target: 'signed', filters: { consultant: ['li'] }, isWithin, by: 'consultant' };
    expect((await performance(asked)).groups?.map(({ key }) => key)).toEqual(['li']);
    await expect(performance({ ...asked, person: 'house' })).rejects.toThrow('no target signed was known by');
  });

  it('is followed to the orders that it counts, which come to it exactly', async () => {
    const cell = await askPerformanceCell(engine, {
      ...february,
      ...{ mayName: false, target: 'signed', by: 'consultant', cell: 'groups.wu.attainment.actual' },
    });
    expect(cell).toMatchObject({ value: yuan('450.00'), episodes: [{ opportunity: 'b', count: 2 }] });
    expect(cell.episodes[0]?.events.map(({ type }) => type)).toEqual([
      ...['Created', 'StageChanged', 'Qualified', 'OrderPlaced', 'OrderAmended'],
    ]);
  });

  it('is null before the target is locked, and for whom it has nothing', async () => {
    expect((await performance({ target: 'draft' })).attainment).toMatchObject({ rate: null, unsaid: 'not-locked' });
    const stranger = await performance({ target: 'signed', person: 'nobody' });
    expect(stranger.attainment).toMatchObject({ target: null, rate: null, unsaid: 'not-of-the-target' });
  });

  it.each([
    [{ target: 'none' }, /no target none was known by/, /没有已知的目标 none/],
    [
      { target: 'signed', from: '2026-01-15T00:00:00.000Z' as Instant },
      /has no period from .* it has 2026-02/,
      /没有从/,
    ],
  ])('asked with %j is refused in both languages', async (more, en, zh) => {
    await expect(performance(more)).rejects.toMatchObject({
      text: { en: expect.stringMatching(en), zh: expect.stringMatching(zh) },
    });
  });
});

describe('the chain of four rates', () => {
  const MARCH = '2026-03-01T00:00:00.000Z' as Instant;
  const chain = async (more: Partial<PlanQuestion> = {}) => {
    const plan = await askPlan(engine, { preset: 'five-step', actualIn: '2026-02', asOf: MARCH, ...more });
    return { plan, rates: plan.fiveStep?.chain.rates.map(({ over, under, rate }) => [over, under, rate]) };
  };

  it('takes the figures of a month from the log, as known then', async () => {
    const { plan, rates } = await chain();
    expect(plan.fiveStep?.chain.of).toBe('actual');
    expect(rates).toEqual([
      [2, 1, 2],
      [1, 3, expect.closeTo(1 / 3, 12)],
      [2, 1, 2],
      [yuan('100.00'), yuan('600000.00'), expect.closeTo(100 / 600_000, 12)],
      [yuan('750.00'), yuan('1000000.00'), expect.closeTo(0.00075, 12)],
    ]);
    expect(plan.actualIn).toEqual({ period: '2026-02', stageModel: 'project@1', asOf: MARCH, effectiveAt: MARCH });
    expect(plan).toMatchObject({ position: expect.any(String), settled: true, incomplete: [] });
  });

  it('has each figure of the log followed to its opportunities and their events', async () => {
    const { actual } = await chainActuals(engine, { period: '2026-02', asOf: MARCH }, 'CNY');
    const figures = actual.map((pair) => pair.split('=') as [string, string]);
    expect(figures.map(([name]) => name)).toEqual([
      ...['potential', 'new', 'preferred', 'reserve', 'lost', 'won', 'signed', 'collected'],
    ]);
    for (const [name, said] of figures) {
      const asked = { preset: 'five-step' as const, actualIn: '2026-02', asOf: MARCH, cell: `actual.${name}` };
      const { count, value, episodes } = await askPlanCell(engine, asked);
      const isMoney = name === 'signed' || name === 'collected';
      expect(isMoney ? value?.amount : String(count)).toBe(said);
      expect(episodes.reduce((sum, episode) => sum + episode.count, 0)).toBe(count);
      for (const { events } of episodes) expect(events.length).toBeGreaterThan(0);
    }
    await expect(askPlanCell(engine, { preset: 'five-step', cell: 'actual.new' })).rejects.toThrow(/name actualIn/);
    await expect(askPlanCell(engine, { preset: 'five-step', actualIn: '2026-02', cell: 'deals' })).rejects.toThrow(
      /there are actual\.potential/,
    );
  });

  it('of one consultant, with figures that are given before those of the log', async () => {
    const { rates } = await chain({ filters: { consultant: ['wu'] }, actual: ['new=16'] });
    expect(rates?.slice(1)).toEqual([
      [1, 2, 0.5],
      [1, 16, 0.0625],
      [yuan('0.00'), yuan('600000.00'), 0],
      [yuan('450.00'), yuan('1000000.00'), 0.00045],
    ]);
  });

  it('says of a month in which nothing happened what cannot be said', async () => {
    const { plan } = await chain({ actualIn: '2026-03', asOf: '2026-03-01T00:00:00.000Z' as Instant });
    const [preferred] = plan.fiveStep!.chain.rates;
    expect(preferred).toMatchObject({ over: 0, under: 0, rate: null, reason: { en: 'there is nothing to divide by' } });
  });

  it.each([
    [{ actualIn: 'May' }, /actualIn is no period: write a month such as 2026-05/],
    [{ preset: undefined }, /actualIn belongs to the preset five-step/],
  ])('asked with %j is refused', async (more, said) => {
    await expect(chain(more)).rejects.toThrow(said);
  });
});

describe('a lead time by the log', () => {
  const plan = (more: Partial<PlanQuestion>) =>
    askPlan(engine, {
      ...{ target: '1000', averageValue: '100', rate: ['OPPORTUNITY=0.5'], due: '2026-12-31' },
      ...{ winQuantile: '0.9', asOf: '2026-03-01T00:00:00.000Z' as Instant, ...more },
    });

  it('is null where too few were won to tell, with the reason and what was counted', async () => {
    const { leadTime, timeToWin } = await plan({});
    expect(leadTime).toBeNull();
    expect(timeToWin).toMatchObject({ days: null, entered: 4, won: 2, unsaid: 'too-few', stageModel: 'project@1' });
    const none = await plan({ filters: { consultant: ['yu'] } });
    expect(none.timeToWin).toMatchObject({ days: null, won: 0, unsaid: 'nothing-won' });
  });

  it.each([
    [{ due: undefined }, /winQuantile needs due beside it/],
    [{ daysToWin: '30' }, /give one of the two/],
    [{ winQuantile: '1.5' }, /winQuantile is no number between 0 and 1/],
  ])('asked with %j is refused', async (more, said) => {
    await expect(plan(more)).rejects.toThrow(said);
  });
});

describe('the score of a lead', () => {
  it('names the criteria that it was qualified by among what its chance rests on', async () => {
    const asOf = '2026-02-01T00:00:00.000Z' as Instant;
    const until = '2026-02-28T15:59:59.999Z' as Instant;
    const { explained } = await askForecast(engine, { asOf, until, minimum: 1, explain: 'a' });
    expect(explained?.qualification).toMatchObject({ criteria, score: 3, at: '2026-01-15T04:00:00.000Z' });
    expect(explained?.events).toContain(explained?.qualification?.event);
    const bare = await askForecast(engine, { asOf, until, minimum: 1, explain: 'c' });
    expect(bare.explained?.qualification).toBeNull();
  });
});
