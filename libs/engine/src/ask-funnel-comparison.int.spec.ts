import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf } from '#kernel';
import { comparisonId, comparisonOf } from '#planning';
import { askComparisonCell } from './ask-comparison-cell.ts';
import { askFunnelComparison, type FunnelComparisonQuestion } from './ask-funnel-comparison.ts';
import { askRemedyEffect, type RemedyEffectQuestion } from './ask-remedy-effect.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now = Date.UTC(2026, 0, 1);
const clock: Clock = () => instantOf(now);

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  data = mkdtempSync(join(tmpdir(), 'dealtrail-comparison-'));
  engine = await openEngine({ data, create: { zone: 'Asia/Shanghai' as never }, clock });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

let sent = 0;

/** Executes a command at noon, in Shanghai, of a day: of January by its number, of later months by month and day. */
async function on(day: number | readonly [month: number, day: number], command: string, id: string, input: object) {
  const [month, date] = typeof day === 'number' ? [1, day] : day;
  now = Date.UTC(2026, month - 1, date, 4);
  sent += 1;
  const outcome = await engine.executor.execute({
    ...{ command, id, data: input as never, input, commandId: `sent-${sent}` },
    actor: { id: 'm-1', role: 'sales_manager' },
  });
  expect(outcome).toMatchObject({ outcome: 'accepted' });
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

const IDEAL = {
  ...{ stageModel: 'simple', period: '2026-01', entries: 10, basis: 'last-year', averageValue: yuan('100.00') },
  stages: [
    { stage: 'PROSPECTING', rate: 0.5, medianDays: 5 },
    { stage: 'ENGAGING', rate: 0.5 },
  ],
};

const define = (id = 'plan', more: object = {}) => on(1, 'DefineIdealFunnel', id, { ...IDEAL, ...more });

/**
 * Ten that entered in January: six go on after three days; of those three are won after ten days more, for 10, 20 and 60 yuan,
 * and three are lost. Of the four others two are lost after five days, and two are still there.
 */
async function tenDeals(outlet?: string): Promise<void> {
  const where = outlet === undefined ? {} : { outlet };
  const name = (n: number) => `o-${outlet ?? ''}${n}`;
  for (let n = 1; n <= 10; n += 1) {
    const worth = ['10.00', '20.00', '60.00'][n - 1] ?? '5.00';
    await on(2, 'CreateOpportunity', name(n), { value: yuan(worth), stageModel: 'simple@1', ...where });
  }
  for (let n = 1; n <= 6; n += 1) await on(5, 'ChangeStage', name(n), { to: 'ENGAGING' });
  for (const n of [7, 8]) await on(7, 'LoseOpportunity', name(n), { reason: { family: 'gave_up', code: 'price' } });
  for (const n of [1, 2, 3]) await on(15, 'Convert', name(n), { customerType: 'person' });
  for (const n of [4, 5, 6]) await on(15, 'LoseOpportunity', name(n), { reason: { family: 'gave_up', code: 'price' } });
}

const june = '2026-06-01T00:00:00.000Z' as Instant;

/** Asks in July. */
async function ask(question: Partial<FunnelComparisonQuestion> = {}) {
  now = Math.max(now, Date.UTC(2026, 6, 1));
  return askFunnelComparison(engine, { ideal: 'plan', mayName: false, asOf: june, ...question });
}

describe('a comparison with an ideal funnel', () => {
  it('says how far the cohort came, what that came to, and what the gap is made of', async () => {
    await define();
    await tenDeals();
    const answer = await ask();
    expect(answer).toMatchObject({
      stageModel: 'simple@1',
      from: '2025-12-31T15:59:59.999Z',
      to: '2026-01-31T15:59:59.999Z',
      effectiveAt: june,
      horizonDays: 90,
      ideal: { id: 'plan', version: 1, share: 1, entries: 10, outcome: 250 },
      actual: { entries: 10, won: { count: 3, value: yuan('90.00') }, averageValue: 30 },
      wonInPeriod: yuan('90.00'),
    });
    // 10 × 0.6 × 0.5 × 30: what the cohort won, to the cent.
    expect(answer.actual.outcome).toBeCloseTo(90, 9);
    expect(answer.gap).toBeCloseTo(-160, 9);
    expect(answer.timing).toBeCloseTo(0, 9);
    expect(answer.residual).toBeCloseTo(0, 9);
    const [prospecting, engaging] = answer.stages;
    expect(prospecting).toMatchObject({
      stage: 'PROSPECTING',
      ideal: { count: 10, value: 1000, rate: 0.5, medianDays: 5 },
      actual: { entered: 10, value: yuan('125.00'), rate: 0.6, atRisk: 2, medianDays: 3 },
      significant: false,
    });
    expect(prospecting?.gap).toBeCloseTo(0.1, 12);
    expect(engaging).toMatchObject({
      ideal: { count: 5, value: 500, rate: 0.5, medianDays: null },
      actual: { entered: 6, value: yuan('105.00'), rate: 0.5, atRisk: 0, medianDays: 10 },
      gap: 0,
      lmdi: 0,
      shapley: 0,
    });
    // Shapley over entries 10 → 10, 0.5 → 0.6, 0.5 → 0.5, 100 → 30: the rate adds 10·0.1·0.5·(100 + 30)/2, the value loses the rest.
    expect(prospecting?.shapley).toBeCloseTo(32.5, 9);
    expect(answer.averageValue?.shapley).toBeCloseTo(-192.5, 9);
    expect(answer.entries?.shapley).toBe(0);
  });

  it('says that the ideal lies beyond chance where it is outside the interval', async () => {
    await define('plan', {
      stages: [
        { stage: 'PROSPECTING', rate: 0.95 },
        { stage: 'ENGAGING', rate: 0.5 },
      ],
    });
    await tenDeals();
    const { stages } = await ask();
    expect(stages.map(({ significant }) => significant)).toEqual([true, false]);
  });

  it('gives no rate where nothing was watched until the horizon, and says why there is no gap', async () => {
    await define();
    await tenDeals();
    const asOf = '2026-02-01T00:00:00.000Z' as Instant;
    const { stages, gap, timing, actual, entries } = await ask({ asOf });
    expect(stages[0]).toMatchObject({
      actual: { rate: null, interval: null, unsaid: 'horizon-not-reached' },
      gap: null,
    });
    expect(stages[0]).toMatchObject({ significant: null, lmdi: null, shapley: null, share: null });
    expect([gap, timing, entries]).toEqual([null, null, null]);
    expect(actual).toMatchObject({ outcome: null, unsaid: 'horizon-not-reached' });
    expect((await ask({ asOf, horizonDays: 20 })).actual.outcome).toBeCloseTo(90, 9);
  });

  it('gives no rate of too few, and of nothing', async () => {
    await define();
    await tenDeals();
    const few = await ask({ minimum: 7 });
    expect(few.stages.map(({ actual }) => actual.unsaid)).toEqual([undefined, 'too-few']);
    const nothing = await ask({ from: june, to: '2026-06-02T00:00:00.000Z' as Instant });
    expect(nothing.stages.map(({ actual }) => actual.unsaid)).toEqual(['nothing-entered', 'nothing-entered']);
    expect(nothing.actual).toMatchObject({ entries: 0, outcome: null, unsaid: 'nothing-entered' });
    expect(JSON.stringify([few, nothing])).not.toMatch(/NaN|Infinity/);
  });

  it('of a part of the period takes that part of the entries', async () => {
    await define();
    await tenDeals();
    const to = '2026-01-16T03:59:59.999Z' as Instant;
    const { ideal } = await ask({ to });
    expect(ideal).toMatchObject({ share: 0.5, entries: 5, outcome: 125 });
  });

  it('has the same bytes by its id, and after a new version of the ideal', async () => {
    await define();
    await tenDeals();
    await on([6, 2], 'CreateOpportunity', 'o-june', { value: yuan('1.00'), stageModel: 'simple@1' });
    const first = await ask();
    expect(first.settled).toBe(true);
    expect(comparisonOf(first.id)).toMatchObject({ ideal: 'plan', version: 1, horizonDays: 90, minimum: 5 });
    now = Date.UTC(2026, 6, 1);
    await on([7, 2], 'DefineIdealFunnel', 'plan', { ...IDEAL, entries: 99 });
    await on([7, 3], 'CreateOpportunity', 'o-late', { value: yuan('1.00'), stageModel: 'simple@1' });
    const again = await ask({ ideal: undefined, asOf: undefined, comparison: first.id });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(JSON.stringify(await ask())).toBe(JSON.stringify(first));
    const newer = { asOf: '2026-07-04T00:00:00.000Z' as Instant };
    now = Date.UTC(2026, 6, 5);
    expect((await ask(newer)).ideal).toMatchObject({ version: 2, entries: 99 });
    expect((await ask({ ...newer, ideal: 'plan@1' })).ideal).toMatchObject({ version: 1, entries: 10 });
    expect((await ask({ ...newer, effectiveAt: june })).ideal).toMatchObject({ version: 1 });
  });

  it('has the scope of the ideal, and shows another scope and an earlier cohort beside', async () => {
    await define('plan', { scope: { outlet: 'a' } });
    await tenDeals('a');
    await on(20, 'CreateOpportunity', 'o-b', { value: yuan('1.00'), stageModel: 'simple@1', outlet: 'b' });
    const answer = await ask({ beside: { outlet: ['b'] }, minimum: 1 });
    expect(answer).toMatchObject({ filters: { outlet: ['a'] }, actual: { entries: 10 }, beside: { entries: 1 } });
    expect(answer.stages[0]).toMatchObject({ beside: { entered: 1, rate: 0 }, actual: { entered: 10 } });
    const earlier = { from: '2025-12-01T00:00:00.000Z' as Instant, to: '2025-12-31T15:59:59.999Z' as Instant };
    expect(await ask({ earlier })).toMatchObject({ earlier: { ...earlier, entries: 0, unsaid: 'nothing-entered' } });
  });

  it('splits the change since the earlier cohort into mix and rates of the segments', async () => {
    await define();
    const half = '2026-01-03T00:00:00.000Z' as Instant;
    const start = '2025-12-31T15:59:59.999Z' as Instant;
    const deal = async (day: number, id: string, product: string, isWon: boolean) => {
      await on(day, 'CreateOpportunity', id, { value: yuan('1.00'), stageModel: 'simple@1', product });
      if (isWon) await on(day, 'Convert', id, { customerType: 'person' });
      else await on(day, 'LoseOpportunity', id, { reason: { family: 'gave_up', code: 'price' } });
    };
    // Earlier: of two a one is won, of two b none. Now: of one a one, of three b one.
    for (const [n, won] of [true, false].entries()) await deal(2, `a-${n}`, 'a', won);
    for (const n of [0, 1]) await deal(2, `b-${n}`, 'b', false);
    await deal(4, 'c-0', 'a', true);
    for (const [n, won] of [true, false, false].entries()) await deal(4, `d-${n}`, 'b', won);
    const question = { by: 'product', from: half, earlier: { from: start, to: half } };
    const { mix, groups } = await ask(question);
    expect(mix).toEqual({
      rate: expect.closeTo(0.5, 12),
      earlierRate: expect.closeTo(0.25, 12),
      mix: expect.closeTo(-0.25 * 0.75 + 0.25 * (1 / 6), 12),
      rateEffect: expect.closeTo(0.5 * 0.375 + (1 / 3) * 0.625, 12),
    });
    expect(groups).toEqual([
      {
        ...{ key: 'a', entered: 1, rate: 1, earlier: { entered: 2, rate: 0.5 } },
        ...{ mix: expect.closeTo(-0.1875, 12), rateEffect: expect.closeTo(0.1875, 12) },
      },
      {
        ...{ key: 'b', entered: 3, rate: expect.closeTo(1 / 3, 12), earlier: { entered: 2, rate: 0 } },
        ...{ mix: expect.closeTo(1 / 24, 12), rateEffect: expect.closeTo(5 / 24, 12) },
      },
    ]);
    const byDefault = await ask({ by: 'product' });
    expect(byDefault.earlier).toMatchObject({ to: start, from: '2025-11-30T15:59:59.999Z', entries: 0 });
    expect(byDefault.mix).toEqual({ rate: null, earlierRate: null, mix: null, rateEffect: null });
  });

  it.each([
    ['no ideal', { ideal: undefined }, 'name the ideal funnel, as id or id@version'],
    ['an ideal that is not there', { ideal: 'other' }, 'no ideal funnel other was known by'],
    ['a version that is not there', { ideal: 'plan@7' }, 'had no version 7 by 2026-06-01T00:00:00.000Z; there are 1'],
    [
      'an instant before it held',
      { effectiveAt: '2025-12-31T00:00:00.000Z' },
      'holds from 2026-01-01T04:00:00.000Z on',
    ],
    ['no day of horizon', { horizonDays: 0 }, 'the horizon is not a number of days from 1 to 36500'],
    ['a part of a day', { horizonDays: 1.5 }, 'the horizon is not a number of days'],
    ['a period that ends before it begins', { from: june, to: '2026-02-01T00:00:00.000Z' }, 'ends before it begins'],
    ['an earlier one that does', { earlier: { from: june, to: june } }, 'the earlier period ends before it begins'],
    ['an unknown dimension', { by: 'mood' }, 'no opportunity has a dimension "mood"'],
    ['an unknown dimension beside', { beside: { mood: ['x'] } }, 'no opportunity has a dimension "mood"'],
    ['a minimum below 0', { minimum: -1 }, 'write a whole number from 0'],
    [
      'what is no id',
      { ideal: undefined, asOf: undefined, comparison: 'last-quarter' },
      'this is no id of a comparison',
    ],
    ['an id and more', { asOf: undefined, comparison: 'x' }, 'leave out everything else'],
    [
      'a plan for all, by whoever sees one outlet',
      { isWithin: ({ outlet }: { outlet?: string }) => outlet === 'a' },
      'no ideal funnel plan',
    ],
  ] as readonly (readonly [string, object, string])[])('is refused for %s', async (_, more, message) => {
    await define();
    await tenDeals();
    await expect(ask(more)).rejects.toMatchObject({
      code: 'question-refused',
      message: expect.stringContaining(message),
    });
  });

  it('is refused outside the scope of the ideal, and by its id to whoever may not see those rows', async () => {
    await define('plan', { scope: { outlet: 'a' } });
    await tenDeals('a');
    await expect(ask({ filters: { outlet: ['b'] } })).rejects.toMatchObject({
      message: expect.stringContaining('"a"'),
    });
    const { id } = await ask();
    const byId = { ideal: undefined, asOf: undefined, comparison: id };
    await expect(ask({ ...byId, filters: { outlet: ['a'] } })).resolves.toMatchObject({ id });
    await expect(ask({ ...byId, filters: { outlet: ['b'] } })).rejects.toMatchObject({
      message: 'the comparison is about opportunities that are not yours to see',
    });
    const unknown = comparisonId({ ...comparisonOf(id)!, stageModel: 'none@1' });
    await expect(ask({ ...byId, comparison: unknown })).rejects.toMatchObject({ code: 'question-refused' });
  });
});

describe('the figures of a comparison', () => {
  const explain = (cell: string, more: object = {}) => {
    now = Date.UTC(2026, 6, 1);
    return askComparisonCell(engine, { ideal: 'plan', mayName: false, asOf: june, cell, ...more });
  };

  it('are followed to their opportunities and events: each cell has as many as the answer counts', async () => {
    await define();
    await tenDeals();
    const { actual, stages, id } = await ask();
    const names = async (cell: string) => (await explain(cell)).episodes.map(({ opportunity }) => opportunity);
    expect(await names('won')).toEqual(['o-1', 'o-2', 'o-3']);
    expect(await names('stages.PROSPECTING.lost')).toEqual(['o-7', 'o-8']);
    expect(await names('stages.PROSPECTING.still')).toEqual(['o-10', 'o-9']);
    expect(await names('wonInPeriod')).toEqual(['o-1', 'o-2', 'o-3']);
    expect((await explain('entries')).count).toBe(actual.entries);
    for (const { stage, actual: counted } of stages) {
      const counts = ['entered', 'wentOn', 'lost', 'still'].map(
        async (name) => (await explain(`stages.${stage}.${name}`)).count,
      );
      const [entered, wentOn, lost, still] = await Promise.all(counts);
      expect([entered, lost, still]).toEqual([counted.entered, counted.lost, counted.still]);
      expect(wentOn).toBe(counted.entered - counted.lost - counted.still);
    }
    const first = await explain('won', { limit: 1 });
    expect(first).toMatchObject({ id, cell: 'won', count: 3, next: 'opportunity-o-1#1' });
    expect(first.episodes[0]?.events.map(({ type }) => type)).toEqual(['Created', 'StageChanged', 'Converted']);
    const rest = await explain('won', { after: first.next });
    expect([rest.episodes.length, rest.next]).toEqual([2, null]);
    const byId = await explain('won', { ideal: undefined, asOf: undefined, comparison: id });
    expect(byId.episodes).toHaveLength(3);
  });

  it('are also those of what stands beside it', async () => {
    await define('plan', { scope: { outlet: 'a' } });
    await tenDeals('a');
    await on(20, 'CreateOpportunity', 'o-b', { value: yuan('1.00'), stageModel: 'simple@1', outlet: 'b' });
    const { episodes } = await explain('beside.stages.PROSPECTING.still', { beside: { outlet: ['b'] } });
    expect(episodes.map(({ opportunity }) => opportunity)).toEqual(['o-b']);
  });

  it.each([
    ['outcome', {}, 'there is no cell "outcome"; there are entries, won, wonInPeriod, stages.PROSPECTING.entered'],
    ['earlier.entries', {}, 'the comparison has nothing earlier'],
    ['won', { limit: 0 }, 'the limit 0 is not a whole number from 1 to 1000'],
    ['won', { after: 'x' }, 'after is the "next" of the page before'],
  ])('are refused for %s %j', async (cell, more, message) => {
    await define();
    await tenDeals();
    await expect(explain(cell, more)).rejects.toMatchObject({
      code: 'question-refused',
      message: expect.stringContaining(message),
    });
  });
});

describe('the effect of a remedy', () => {
  const plan = (comparisonId: string, more: object = {}) =>
    on([2, 10], 'PlanRemedy', 'coaching', {
      ...{ comparisonId, stage: 'ENGAGING', lever: 'training', quantity: 2, owner: 's-1', due: '2026-02-28', ...more },
    });

  /** Of forty that enter in March thirty go on and are won for 30 yuan, ten are lost in ENGAGING. */
  async function fortyAfter(): Promise<void> {
    for (let n = 1; n <= 40; n += 1) {
      await on([3, 2], 'CreateOpportunity', `m-${n}`, { value: yuan('30.00'), stageModel: 'simple@1' });
      await on([3, 2], 'ChangeStage', `m-${n}`, { to: 'ENGAGING' });
      if (n <= 30) await on([3, 2], 'Convert', `m-${n}`, { customerType: 'person' });
      else await on([3, 2], 'LoseOpportunity', `m-${n}`, { reason: { family: 'gave_up', code: 'price' } });
    }
  }

  async function measure(question: Partial<RemedyEffectQuestion> = {}) {
    now = Date.UTC(2026, 7, 1);
    return askRemedyEffect(engine, { remedy: 'coaching', mayName: false, asOf: june, ...question });
  }

  it('is what whoever entered after it does better than the comparison that it names', async () => {
    await define();
    await tenDeals();
    const { id } = await ask({ asOf: '2026-02-09T00:00:00.000Z' as Instant, horizonDays: 20 });
    now = Date.UTC(2026, 1, 10);
    await plan(id);
    await fortyAfter();
    const effect = await measure();
    expect(effect).toMatchObject({
      remedy: { id: 'coaching', stage: 'ENGAGING', lever: 'training', owner: 's-1', due: '2026-02-28' },
      ideal: 0.5,
      before: { comparison: id, entered: 6, rate: 0.5, asOf: '2026-02-09T00:00:00.000Z' },
      after: { from: '2026-02-28T15:59:59.999Z', to: june, entered: 40, rate: 0.75 },
      change: 0.25,
      significant: false,
      horizonDays: 20,
    });
    // ±1.959964 · √(0.5²/6 + 0.75·0.25/40)
    expect(effect.interval?.[0]).toBeCloseTo(0.25 - 0.42198, 5);
    expect(effect.interval?.[1]).toBeCloseTo(0.25 + 0.42198, 5);
    // Of forty, at 0.6 → 1 for the first stage and 30 yuan throughout: 40 · 0.25 · 30 · (0.6 + 1)/2.
    expect(effect.worth).toBeCloseTo(240, 9);
    expect(comparisonOf(effect.after.comparison)).toMatchObject({ ideal: 'plan', version: 1, from: effect.after.from });
  });

  it('is not said where the horizon is not reached, and why', async () => {
    await define();
    await tenDeals();
    const { id } = await ask({ asOf: '2026-02-09T00:00:00.000Z' as Instant, horizonDays: 20 });
    now = Date.UTC(2026, 1, 10);
    await plan(id);
    await on([3, 2], 'CreateOpportunity', 'm-1', { stageModel: 'simple@1' });
    const nothing = await measure();
    expect(nothing).toMatchObject({ change: null, interval: null, significant: null, worth: null });
    expect(nothing.after.unsaid).toBe('nothing-entered');
  });

  it.each([
    ['a remedy that is not there', { remedy: 'other' }, 'no such remedy was known by'],
    ['what is no id', { remedy: 'a b' }, 'no such remedy was known by'],
    ['one that was planned later', { asOf: '2026-02-09T00:00:00.000Z' }, 'no such remedy was known by'],
    ['one that is not due', { effectiveAt: '2026-02-20T00:00:00.000Z' }, 'is due by 2026-02-28: its effect shows'],
    ['whoever may not see its rows', { filters: { outlet: ['a'] } }, 'not yours to see'],
    ['whoever sees one outlet', { isWithin: ({ outlet }: { outlet?: string }) => outlet === 'a' }, 'no such remedy'],
  ] as readonly (readonly [string, object, string])[])('is refused for %s', async (_, more, message) => {
    await define();
    await tenDeals();
    const { id } = await ask({ asOf: '2026-02-09T00:00:00.000Z' as Instant, horizonDays: 20 });
    now = Date.UTC(2026, 1, 10);
    await plan(id);
    await expect(measure(more)).rejects.toMatchObject({
      code: 'question-refused',
      message: expect.stringContaining(message),
    });
  });
});
