import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf } from '#kernel';
import { askBacktest } from './ask-backtest.ts';
import { askForecast } from './ask-forecast.ts';
import { type Engine, openEngine } from './open-engine.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const FIRST = Date.UTC(2026, 0, 5, 8);
const DAY = 86_400_000;

let data: string;
let engine: Engine;
let now = FIRST;
const clock: Clock = () => instantOf(now);

async function at(day: number, command: string, id: string, input: object, role = 'executive'): Promise<void> {
  now = FIRST + day * DAY;
  const { outcome } = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 's-1', role: role as never },
    commandId: `${command}-${id}-${day}`,
  });
  expect({ command, id, outcome }).toEqual({ command, id, outcome: 'accepted' });
}

/** Ten deals a day apart: the even ones won ten days after they came, the odd ones lost after twelve; then two that stay open. */
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-forecast-'));
  engine = await openEngine({ data, create: {}, clock });
  for (let n = 0; n < 10; n += 1) {
    await at(n, 'CreateOpportunity', `b-${n}`, { value: yuan('100.00'), stageModel: 'simple@1', outlet: `x-${n % 2}` });
  }
  for (let n = 0; n < 10; n += 2) await at(10 + n, 'Convert', `b-${n}`, {});
  for (let n = 1; n < 10; n += 2) {
    await at(18 + n, 'LoseOpportunity', `b-${n}`, { reason: { family: 'gave_up', code: 'price' } });
  }
  await at(30, 'CreateOpportunity', 'o-1', { value: yuan('300.00'), stageModel: 'simple@1', outlet: 'x-1' });
  await at(31, 'CreateOpportunity', 'o-2', { value: yuan('200.00'), stageModel: 'simple@1', outlet: 'x-1' });
  await at(32, 'SetTarget', 'plan', {
    measure: 'contract',
    people: [{ id: 'house' }, { id: 's-1', under: 'house' }],
    periods: ['2026-Q1', '2026-01', '2026-02', '2026-03'],
    nodes: ['house', 's-1'].flatMap((person) => [
      { person, period: '2026-Q1', value: yuan('600.00') },
      ...['2026-01', '2026-02', '2026-03'].map((period, n) => ({ person, period, value: yuan(`${n + 1}00.00`) })),
    ]),
  });
  await at(33, 'DefineIdealFunnel', 'wish', {
    stageModel: 'simple@1',
    period: '2026-Q1',
    entries: 10,
    stages: [
      { stage: 'PROSPECTING', rate: 0.8 },
      { stage: 'ENGAGING', rate: 0.75 },
    ],
    averageValue: yuan('100.00'),
    basis: 'judgement',
  });
  now = FIRST + 35 * DAY;
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

describe('a forecast', () => {
  it('says until the end of the month what the open deals bring, by history and by an ideal, against the quota', async () => {
    const answer = await askForecast(engine, { ideal: 'wish', target: 'plan' });
    expect(answer).toMatchObject({
      stageModel: 'simple@1',
      until: '2026-02-28T15:59:59.999Z',
      level: 0.8,
      open: { count: 2, values: [yuan('500.00')] },
      // Half of ten were won within the rest of the month after their fourth, and their fifth, day.
      historical: { amounts: [{ amount: yuan('250.00') }], wins: { expected: 1 } },
      ideal: {
        id: 'wish',
        version: 1,
        amounts: [{ amount: yuan('300.00'), interval: [yuan('0.00'), yuan('500.00')] }],
      },
      quota: {
        person: 'house',
        period: '2026-02',
        measure: 'contract',
        value: yuan('200.00'),
        historical: { share: 1.25, covered: true },
        ideal: { share: 1.5, covered: true },
      },
      next: null,
      incomplete: [],
    });
    const march = await askForecast(engine, {
      target: 'plan',
      person: 's-1',
      until: '2026-03-31T15:59:59.999Z' as Instant,
    });
    expect(march.quota).toMatchObject({ period: '2026-03', historical: { covered: false } });
  });

  it('is told page by page', async () => {
    const first = await askForecast(engine, { limit: 1 });
    expect([first.deals.map(({ opportunityId }) => opportunityId), first.next]).toEqual([['o-1'], 'o-1']);
    const second = await askForecast(engine, { limit: 1, after: first.next as string });
    expect([second.deals.map(({ opportunityId }) => opportunityId), second.next]).toEqual([['o-2'], null]);
  });

  it('is explained by the events of the deal and of everyone it rests on', async () => {
    const { explained, deals, next } = await askForecast(engine, { explain: 'o-1', limit: 3 });
    expect([deals, next]).toEqual([[], 'b-2']);
    expect(explained).toMatchObject({
      opportunityId: 'o-1',
      stage: 'PROSPECTING',
      ageDays: 5,
      othersCount: 10,
      others: [
        { opportunityId: 'b-0', status: 'won' },
        { opportunityId: 'b-1', status: 'lost' },
        { opportunityId: 'b-2', status: 'won' },
      ],
    });
    const ids = [...(explained?.events ?? []), ...(explained?.others ?? []).flatMap(({ events }) => events)];
    const stored = new Set<string>();
    for await (const page of engine.store.readAll()) for (const { id } of page) stored.add(id);
    expect(ids.length).toBeGreaterThan(6);
    expect(ids.every((id) => stored.has(id))).toBe(true);
  });

  it('tells whoever sees one outlet of that outlet only, and of no plan for all', async () => {
    const isWithin = ({ outlet }: { readonly outlet?: string | undefined }) => outlet === 'x-1';
    const filters = { outlet: ['x-1'] };
    const { historical } = await askForecast(engine, { filters, isWithin });
    expect(historical.amounts[0]?.amount).toEqual(yuan('0.00'));
    await expect(askForecast(engine, { filters, isWithin, ideal: 'wish' })).rejects.toThrow(/no ideal funnel wish/);
    await expect(askForecast(engine, { filters, isWithin, target: 'plan' })).rejects.toThrow(/no target plan/);
    await expect(askForecast(engine, { filters, isWithin, explain: 'b-2' })).rejects.toThrow(/no such opportunity/);
  });

  it.each([
    [{ until: '2026-02-01T00:00:00.000Z' as Instant }, /horizon .* nothing left to forecast/],
    [{ until: '2099-01-01T00:00:00.000Z' as Instant }, /more than 3660 days/],
    [{ baseTo: '2026-03-01T00:00:00.000Z' as Instant }, /base period ends at .* not known then/],
    [{ baseFrom: '2026-03-01T00:00:00.000Z' as Instant }, /base period ends before it begins/],
    [{ level: 1 }, /level is no probability/],
    [{ minimum: -1 }, /minimum -1/],
    [{ ideal: 'nobodys' }, /no ideal funnel nobodys/],
    [{ ideal: 'no id!' }, /as id or id@version/],
    [{ target: 'nobodys' }, /no target nobodys/],
    [{ target: 'plan', person: 'nobody' }, /no such person; there are house, s-1/],
    [{ target: 'plan', until: '2026-04-15T00:00:00.000Z' as Instant }, /no value of house for 2026-04/],
    [{ after: 'nobodys' }, /after names no row/],
    [{ explain: 'b-0' }, /no such opportunity was open/],
  ])('is refused for %j', async (asked, why) => {
    await expect(askForecast(engine, asked)).rejects.toThrow(why);
  });
});

describe('a back-test', () => {
  it('says nothing of months before anything was known, and never a number that is none', async () => {
    const answer = await askBacktest(engine, { months: 2, ideal: 'wish' });
    expect(answer.origins.map(({ until, open }) => [until, open.count])).toEqual([
      ['2025-12-31T15:59:59.999Z', 0],
      ['2026-01-31T15:59:59.999Z', 0],
    ]);
    expect(answer.origins.every(({ ideal }) => ideal === null)).toBe(true);
    expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    [{ months: 0 }, /months is not a whole number from 1 to 60/],
    [{ months: 61 }, /months/],
    [{ baseDays: 0.5 }, /baseDays/],
    [{ level: 0 }, /level/],
    [{ ideal: 'nobodys' }, /no ideal funnel nobodys/],
  ])('is refused for %j', async (asked, why) => {
    await expect(askBacktest(engine, asked)).rejects.toThrow(why);
  });
});
