import { describe, expect, it } from '@jest/globals';
import type { Instant, Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { funnelTime, type TimeQuestion } from './index.ts';
import { dayStart, dealer, flowsOf, type Told, yuan } from './told.fixture.ts';

async function time(log: Readonly<Record<string, readonly Told[]>>, more: Partial<TimeQuestion> = {}) {
  const at = dayStart('06-01');
  const model = more.model ?? 'dealer@1';
  const question = { model, to: at, asOf: at, effectiveAt: at, minimum: 1, ...more };
  const setting = { model: stageModelOf(model) as StageModel, zone: 'UTC' as Zone, currency: 'CNY' };
  return funnelTime(await flowsOf(log), question, setting);
}

const profiled = (day: string, more = {}): Told => ['Created', day, dealer(more)];
const call = (day: string): Told => ['FollowUpCompleted', day];

describe('time in stage', () => {
  // 2, 4 and 6 days, and one still there after 92: S is 3/4, 1/2, 1/4.
  it('has the Kaplan–Meier median, those still there censored', async () => {
    const log = {
      a: [profiled('03-01'), call('03-03')],
      b: [profiled('03-01'), call('03-05')],
      c: [profiled('03-01'), ['Lost', '03-07'] as Told],
      d: [profiled('03-01')],
    };
    const { stages } = await time(log);
    expect(stages[0]).toMatchObject({
      stage: 'PROFILED',
      entered: 4,
      visits: 4,
      firstVisit: { open: 1, medianDays: 4 },
      stalled: { afterDays: null, by: null, count: 0 },
    });
    expect((await time(log, { minimum: 5 })).stages[0]!.firstVisit).toEqual({
      open: 1,
      medianDays: null,
      unsaid: 'too-few',
    });
    expect((await time(log, { effectiveAt: dayStart('03-04') })).stages[0]!.firstVisit).toEqual({
      open: 3,
      medianDays: null,
      unsaid: 'median-not-reached',
    });
  });

  it('tells the first visit, the latest, and all together', async () => {
    const model = { model: 'project@1' };
    const first: Told = ['Created', '03-01', { ...dealer(), stageModel: 'project@1', stage: 'TARGET_CUSTOMER' }];
    const move = (day: string, to: string): Told => ['StageChanged', day, { from: '?', to }];
    const log = {
      back: [first, move('03-03', 'POTENTIAL'), move('03-10', 'TARGET_CUSTOMER'), move('03-15', 'POTENTIAL')],
    };
    const { stages } = await time(log, model);
    expect(stages[0]).toMatchObject({
      entered: 1,
      visits: 2,
      firstVisit: { open: 0, medianDays: 2 },
      latestVisit: { open: 0, medianDays: 5 },
      cumulative: { open: 0, medianDays: 7 },
    });
    expect(stages[1]).toMatchObject({
      visits: 2,
      firstVisit: { open: 0, medianDays: 7 },
      latestVisit: { open: 1, medianDays: null },
    });
  });

  it('goes on in a stage after a win by an order, until it is paid', async () => {
    const first: Told = ['Created', '03-01', { ...dealer(), stageModel: 'project@1', stage: 'TARGET_CUSTOMER' }];
    const order: Told = ['OrderPlaced', '03-04', { orderId: 'r', amount: yuan('5.00') }];
    const paid: Told = ['PaymentReceived', '03-24', { orderId: 'r', amount: yuan('5.00') }];
    const { stages } = await time({ deal: [first, order, paid] }, { model: 'project@1' });
    const figures = stages.map(({ stage, entered, firstVisit }) => [stage, entered, firstVisit.medianDays]);
    expect(figures.filter(([, entered]) => entered !== 0)).toEqual([
      ['TARGET_CUSTOMER', 1, 3],
      ['SIGNED', 1, 20],
      ['COLLECTED', 1, null],
    ]);
  });

  // Nine leave after a day each: S falls to 1/10 at day 1, so that the tenth, there for 92 days, has stalled.
  it('takes what stays beyond nine tenths of the curve for stalled', async () => {
    const quick = Array.from({ length: 9 }, (_, n) => [`q${n}`, [profiled('03-01'), call('03-02')]] as const);
    const log = {
      ...Object.fromEntries(quick),
      slow: [profiled('03-01', { value: yuan('8.00'), dimensions: { team: 't' } })],
    };
    const { stages, groups } = await time(log, { by: 'team' });
    const stalled = { afterDays: 1, by: 'quantile', count: 1, value: yuan('8.00') };
    expect(stages[0]!.stalled).toEqual(stalled);
    expect(groups?.map(({ key, stages: [first] }) => [key, first!.stalled.count])).toEqual([
      ['(none)', 0],
      ['t', 1],
    ]);
  });

  // Won after 2 and 4 days, so 1.5 × 2; two of four are there for 92 days.
  it('takes 1.5 times the median of what was won where the curve does not fall so far', async () => {
    const won = (left: string): readonly Told[] => [profiled('03-01'), ['Converted', left]];
    const log = { a: won('03-03'), b: won('03-05'), c: [profiled('03-01')], d: [profiled('03-01')] };
    expect((await time(log)).stages[0]!.stalled).toMatchObject({ afterDays: 3, by: 'won', count: 2 });
  });
});

describe('slippage', () => {
  const expected = (date: string, ...more: readonly Told[]): readonly Told[] => [
    profiled('03-01', { expectedPurchaseDate: `2026-${date}`, value: yuan('1.00') }),
    ...more,
  ];
  const moved = (day: string, date: string): Told => ['ExpectedPurchaseDateChanged', day, { new: `2026-${date}` }];
  const log = {
    slips: expected('04-10', moved('04-05', '05-20')),
    wins: expected('04-10', ['Converted', '04-08']),
    loses: expected('04-12', ['Lost', '04-20']),
    waits: expected('04-15'),
    pulledInAndPushed: expected('05-10', moved('04-03', '04-25'), moved('04-20', '05-01')),
    elsewhere: expected('06-01', moved('04-15', '06-11')),
    over: expected('04-10', ['Lost', '03-20']),
    undated: [profiled('03-01')],
  };
  const april = { from: '2026-03-31T23:59:59.999Z' as Instant, to: '2026-04-30T23:59:59.999Z' as Instant };

  it('is what was expected in the period and moved out of it undecided', async () => {
    expect((await time(log, april)).slippage).toEqual({
      expected: 5,
      won: 1,
      lost: 1,
      slipped: { count: 2, value: yuan('2.00') },
      overdue: { count: 1, value: yuan('1.00') },
      rate: expect.objectContaining({ k: 2, n: 5, rate: 0.4 }),
    });
  });

  // Pushed by 40, 6 and 10 days; pulling in is no push.
  it('counts pushes and their days', async () => {
    expect((await time(log, april)).pushes).toEqual({
      deals: 6,
      pushedDeals: 3,
      pushes: 3,
      daysPushed: 56,
      perDeal: 0.5,
      daysPerPush: 56 / 3,
    });
  });

  it('knows a date from its recording, and a correction of it', async () => {
    const correction = {
      eventType: 'Created',
      revision: 0,
      changes: { '/expectedPurchaseDate': '2026-05-10' },
      voided: [],
      reason: 'r',
      eventId: 'x',
    };
    const corrected = { waits: expected('04-15', ['EventCorrected', '05-15', correction]) };
    expect((await time(corrected, april)).slippage.expected).toBe(0);
    expect((await time(corrected, { ...april, asOf: dayStart('05-14') })).slippage.expected).toBe(1);
  });

  it('asks for days of the zone', async () => {
    const may = { from: '2026-04-30T16:00:00.000Z' as Instant, to: '2026-05-31T15:59:59.999Z' as Instant };
    const flows = await flowsOf({ deal: expected('04-30') });
    const question = { model: 'dealer@1', asOf: dayStart('06-01'), effectiveAt: dayStart('06-01'), minimum: 1, ...may };
    const inZone = (zone: string) =>
      funnelTime(flows, question, {
        model: stageModelOf('dealer@1') as StageModel,
        zone: zone as Zone,
        currency: 'CNY',
      });
    expect(inZone('UTC').slippage.expected).toBe(1);
    expect(inZone('Asia/Shanghai').slippage.expected).toBe(0);
  });
});
