import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf } from '#kernel';
import { askBacktestCell } from './ask-backtest.ts';
import { askBottleneckCell } from './ask-funnel-bottlenecks.ts';
import { askBridgeCell } from './ask-funnel-bridge.ts';
import { askPerformanceCell } from './ask-funnel-performance.ts';
import { askTimeCell } from './ask-funnel-time.ts';
import { askVelocityCell } from './ask-funnel-velocity.ts';
import { askSnapshotCell } from './ask-snapshot-cell.ts';
import type { CellAnswer } from './explain-answer.ts';
import { type Engine, openEngine } from './open-engine.ts';

const data = mkdtempSync(join(tmpdir(), 'dealtrail-explain-'));
let engine: Engine;
let now = Date.UTC(2026, 2, 1, 8);
const clock: Clock = () => instantOf(now);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const before = '2026-02-28T15:59:59.999Z' as Instant;

/** o-1 is raised, put off and won; o-2 goes from outlet n to s on the 6th and is followed up there; o-3 is lost. */
beforeAll(async () => {
  engine = await openEngine({ data, create: {}, clock });
  const created = { stageModel: 'simple@1', expectedPurchaseDate: '2026-03-10' };
  await at(1, 'CreateOpportunity', 'o-1', { ...created, value: yuan('10.00'), outlet: 'n' });
  await at(2, 'CreateOpportunity', 'o-2', { ...created, value: yuan('20.00'), outlet: 'n', consultant: 's-1' });
  await at(3, 'CreateOpportunity', 'o-3', { stageModel: 'simple@1', outlet: 's' });
  await at(4, 'ReschedulePurchase', 'o-1', { new: '2026-03-15', reason: 'r' });
  await at(5, 'AmendValue', 'o-1', { new: yuan('15.00') });
  await at(6, 'ReassignOpportunity', 'o-2', { to: { outlet: 's', consultant: 's-2' }, reason: 'r' });
  await at(7, 'ChangeStage', 'o-2', { to: 'ENGAGING' });
  await at(8, 'LoseOpportunity', 'o-3', { reason: { family: 'gave_up', code: 'price' } });
  await at(9, 'Convert', 'o-1', {});
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

async function at(day: number, command: string, id: string, input: object): Promise<void> {
  now = Date.UTC(2026, 2, day, 8);
  const outcome = await engine.executor.execute({
    ...{ command, id, data: input as never, input, commandId: `${command}-${id}` },
    actor: { id: 'm-1', role: 'sales_manager' },
  });
  expect(outcome).toMatchObject({ outcome: 'accepted' });
}

const all = { mayName: false, from: before } as const;
const rows = ({ episodes }: CellAnswer) =>
  episodes.map(({ opportunity, episode, count, value, events }) => [
    ...[opportunity, episode, count, value?.amount],
    events.map(({ type }) => type).join(' '),
  ]);

describe('a figure is explained by the opportunities that it counts and the events that they rest on', () => {
  it('of a velocity', async () => {
    const answer = await askVelocityCell(engine, { ...all, minimum: 1, cell: 'velocities.CNY.won' });
    expect(answer).toMatchObject({ cell: 'velocities.CNY.won', count: 1, value: yuan('15.00'), next: null });
    expect(rows(answer)).toEqual([['o-1', 1, 1, '15.00', 'Created ValueChanged Converted']]);
  });

  it('of a performance, by the group that the answer has them in', async () => {
    const question = { ...all, by: 'outlet', minimum: 1 };
    expect(rows(await askPerformanceCell(engine, { ...question, cell: 'groups.s.lost' }))).toEqual([
      ['o-3', 1, 1, undefined, 'Created Lost'],
    ]);
    expect(await askPerformanceCell(engine, { ...question, cell: 'groups.n.won' })).toMatchObject({
      count: 1,
      value: yuan('15.00'),
    });
  });

  it('of a bottleneck report, with what they were worth when they entered', async () => {
    const answer = await askBottleneckCell(engine, { ...all, minimum: 1, cell: 'stages.PROSPECTING.entered' });
    expect(answer).toMatchObject({ count: 3, value: yuan('30.00') });
    expect(rows(answer).map(([id, , , value]) => [id, value])).toEqual([
      ['o-1', '10.00'],
      ['o-2', '20.00'],
      ['o-3', '0.00'],
    ]);
  });

  it('of the times in stage: of dates, by the opportunity as a whole and what moved its date', async () => {
    expect(rows(await askTimeCell(engine, { ...all, cell: 'pushes.daysPushed' }))).toEqual([
      ['o-1', null, 5, undefined, 'Created ExpectedPurchaseDateChanged ValueChanged Converted'],
    ]);
    expect(rows(await askTimeCell(engine, { ...all, cell: 'stages.ENGAGING.latestVisit.open' }))).toEqual([
      ['o-2', 1, 1, undefined, 'Created Reassigned StageChanged'],
    ]);
  });

  it('of a bridge, by what had happened when they came to be counted: nothing of what left tells what came of it', async () => {
    const bridge = { ...all, filters: { outlet: ['n'] } };
    const [out, increase] = [
      await askBridgeCell(engine, { ...bridge, cell: 'movedOut' }),
      await askBridgeCell(engine, { ...bridge, cell: 'increase' }),
    ];
    expect(rows(out)).toEqual([['o-2', 1, 1, '20.00', 'Created Reassigned']]);
    expect(rows(increase)).toEqual([['o-1', 1, 1, '5.00', 'Created ValueChanged']]);
  });

  it('of a snapshot, whole and by group, then and now', async () => {
    const open = { mayName: false, cell: 'open' } as const;
    expect(rows(await askSnapshotCell(engine, open))).toEqual([
      ['o-2', 1, 1, '20.00', 'Created Reassigned StageChanged'],
    ]);
    const third = '2026-03-03T09:00:00.000Z' as Instant;
    const group = { ...open, by: 'outlet', cell: 'groups.n.stages.PROSPECTING' };
    expect(rows(await askSnapshotCell(engine, { ...group, asOf: third }))).toEqual([
      ['o-1', 1, 1, '10.00', 'Created'],
      ['o-2', 1, 1, '20.00', 'Created'],
    ]);
    expect(rows(await askSnapshotCell(engine, { ...open, asOf: third, cell: 'open.unvalued' }))).toEqual([
      ['o-3', 1, 1, undefined, 'Created'],
    ]);
  });

  it('of a back-test, by what was known when it was forecast and when it was judged', async () => {
    now = Date.UTC(2026, 4, 2);
    const question = { months: 2, minimum: 1 };
    const open = await askBacktestCell(engine, { ...question, cell: 'origins.1.open' });
    expect(open).toMatchObject({ count: 1, value: yuan('20.00') });
    expect(rows(open)).toEqual([['o-2', null, 1, '20.00', 'Created Reassigned StageChanged']]);
    const others = await askBacktestCell(engine, { ...question, cell: 'origins.0.actual.others' });
    expect(rows(others)).toEqual([['o-1', null, 1, '15.00', expect.stringMatching(/^Created .*Converted$/)]]);
  });
});

describe('an explanation', () => {
  it('comes page by page, and adds up to the figure over all pages', async () => {
    const page = (after?: string) => askSnapshotCell(engine, { mayName: false, cell: 'entered', limit: 2, after });
    const first = await page();
    expect(first).toMatchObject({ count: 3, next: 'opportunity-o-2#1' });
    const second = await page(first.next as string);
    expect(second).toMatchObject({ count: 3, next: null });
    expect([...rows(first), ...rows(second)].map(([id, , count]) => [id, count])).toEqual([
      ['o-1', 1],
      ['o-2', 1],
      ['o-3', 1],
    ]);
  });

  it('is only of the rows that are asked for', async () => {
    const own = { mayName: false, filters: { consultant: ['s-2'] } };
    expect(rows(await askSnapshotCell(engine, { ...own, cell: 'entered' })).map(([id]) => id)).toEqual(['o-2']);
    expect(await askVelocityCell(engine, { ...own, cell: 'winRate.n' })).toMatchObject({ count: 0, episodes: [] });
  });

  it.each([
    [{ cell: undefined }, /no figure is named to explain; there are openQualified, /, /未指明/],
    [{ cell: 'luck' }, /there is no figure "luck" to explain; there are openQualified, /, /没有可说明的数字 "luck"/],
    [{ limit: 0 }, /the limit 0 is not a whole number from 1 to 1000/, /limit 0 应为/],
    [{ after: 'o-1' }, /after is the "next" of the page before/, /上一页/],
  ])('with %j is refused in both languages', async (more, en, zh) => {
    const asked = askVelocityCell(engine, { ...all, cell: 'winRate.n', ...more });
    await expect(asked).rejects.toMatchObject({
      code: 'question-refused',
      text: { en: expect.stringMatching(en), zh: expect.stringMatching(zh) },
    });
  });
});
