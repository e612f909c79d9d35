import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf } from '#kernel';
import { askWorksheet, type WorksheetQuestion } from './ask-worksheet.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now = Date.UTC(2025, 0, 1);
const clock: Clock = () => instantOf(now);
let sent = 0;

beforeEach(async () => {
  now = Date.UTC(2025, 0, 1);
  data = mkdtempSync(join(tmpdir(), 'dealtrail-worksheet-'));
  engine = await openEngine({ data, create: { zone: 'Asia/Shanghai' as never }, clock });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** Executes a command at noon, in Shanghai, of a date. @returns the ids of its events */
async function on(date: string, command: string, id: string, input: object): Promise<readonly string[]> {
  now = Date.parse(`${date}T04:00:00Z`);
  sent += 1;
  const outcome = await engine.executor.execute({
    ...{ command, id, data: input as never, input, commandId: `sent-${sent}` },
    actor: { id: 'm-1', role: 'sales_manager' },
  });
  expect(outcome).toMatchObject({ outcome: 'accepted' });
  return (outcome as { readonly events: readonly { readonly id: string }[] }).events.map((event) => event.id);
}

async function deal(id: string, began: string, value: string, won?: string): Promise<readonly string[]> {
  await on(began, 'CreateOpportunity', id, { value: yuan(value), stageModel: 'simple@1' });
  return won === undefined ? [] : on(won, 'Convert', id, { customerType: 'person' });
}

/** 2025: four enter, one goes on and stays, two are won for 100 and 201.01. First quarter of 2026: two, one won for 300. */
async function history() {
  await deal('a', '2025-02-03', '100.00', '2025-03-03');
  const won = await deal('b', '2025-05-05', '201.01', '2025-08-04');
  await deal('c', '2025-06-02', '50.00');
  await on('2025-07-01', 'ChangeStage', 'c', { to: 'ENGAGING' });
  await deal('d', '2025-11-03', '50.00');
  const [defined] = await on('2025-12-29', 'DefineIdealFunnel', 'year', {
    ...{ stageModel: 'simple', period: '2026', entries: 10, basis: 'last-year', averageValue: yuan('100.01') },
    stages: [
      { stage: 'PROSPECTING', rate: 0.7 },
      { stage: 'ENGAGING', rate: 0.3 },
    ],
  });
  await deal('e', '2026-01-05', '300.00', '2026-03-31');
  await deal('f', '2026-03-02', '10.00');
  return { won, defined };
}

const may = '2026-05-01T00:00:00.000Z' as Instant;

async function ask(question: Partial<WorksheetQuestion> = {}) {
  now = Math.max(now, Date.UTC(2026, 6, 1));
  return askWorksheet(engine, { ideal: 'year', mayName: false, asOf: may, ...question });
}

describe('a planning worksheet', () => {
  it('leads from last year through the ideal and resources to the target, and reviews it by quarter', async () => {
    const { defined } = await history();
    const sheet = await ask({ headcount: 3, capacity: 3 });
    expect(sheet.ideal).toMatchObject({ id: 'year', version: 1, event: defined, period: '2026' });
    expect(sheet.lastYear).toEqual({
      ...{ period: '2025', entries: 4, won: 2, value: yuan('301.01'), averageValue: yuan('150.50') },
      stages: [
        { stage: 'PROSPECTING', entered: 4, progressed: 3, rate: 0.75 },
        { stage: 'ENGAGING', entered: 3, progressed: 2, rate: expect.closeTo(2 / 3, 12) },
      ],
    });
    expect(sheet.thisYear).toMatchObject({ entries: 10, averageValue: yuan('100.01') });
    expect(sheet.resources).toEqual({ headcount: 3, each: 3, total: 9, needed: 10, spare: -1 });
    // 10 × 0.7 × 0.3 × 100.01 = 210.021, to the cent below.
    expect(sheet.target).toEqual({ entries: 10, deals: 2.1, value: yuan('210.02') });
    expect(sheet.review.map(({ period, planned }) => [period, planned.entries, planned.value.amount])).toEqual([
      ['2026-Q1', 3, '52.51'],
      ['2026-Q2', 3, '52.51'],
      ['2026-Q3', 2, '52.50'],
      ['2026-Q4', 2, '52.50'],
    ]);
    expect(sheet.review[0]).toMatchObject({
      actual: { entries: 2, won: 1, value: yuan('300.00'), averageValue: yuan('300.00') },
      isOver: true,
      attainment: expect.closeTo(300 / 52.51, 9),
    });
    expect(sheet.review[1]).toMatchObject({ actual: { entries: 0, won: 0 }, isOver: false, attainment: 0 });
    expect(sheet.review[3]).toMatchObject({ actual: null, attainment: null, unsaid: 'not-begun' });
  });

  it('is reviewed by halves, and by itself where its period is shorter', async () => {
    await history();
    expect((await ask({ review: 'half' })).review.map(({ period }) => period)).toEqual(['2026-H1', '2026-H2']);
  });

  it('shows the opportunities and events that a figure rests on', async () => {
    const { won } = await history();
    const { explained } = await ask({ explain: '/lastYear/won' });
    expect(explained).toMatchObject({ count: 2, value: yuan('301.01'), next: null });
    expect(explained?.episodes.map(({ opportunity, value }) => [opportunity, value])).toEqual([
      ['a', yuan('100.00')],
      ['b', yuan('201.01')],
    ]);
    const events = explained?.episodes[1]?.events.map(({ id }) => id) ?? [];
    expect(events).toEqual(expect.arrayContaining(won.slice(0, 1)));
    const page = await ask({ explain: '/review/0/actual/entries', limit: 1 });
    expect(page.explained).toMatchObject({ count: 2, episodes: [{ opportunity: 'e' }], next: 'opportunity-e#1' });
  });

  it('stays the same whatever comes later, for the same instants', async () => {
    await history();
    await deal('june', '2026-06-01', '10.00');
    const first = await ask();
    await deal('late', '2026-07-02', '10.00', '2026-07-03');
    expect(await ask()).toEqual(first);
  });

  it.each<[string, Partial<WorksheetQuestion>, RegExp]>([
    ['no ideal', { ideal: undefined }, /name the ideal funnel, as id or id@version/],
    ['an unknown ideal', { ideal: 'none' }, /no ideal funnel none was known by/],
    ['half of the resources', { headcount: 3 }, /capacity is missing: give headcount and capacity, or neither/],
    ['nobody', { headcount: 0, capacity: 3 }, /headcount is not a whole number from 1/],
    ['an unknown review', { review: 'week' }, /no review by "week"; there are quarter, half/],
    ['a figure that is none', { explain: '/target' }, /no figure "\/target" to explain; there are \/lastYear\/entries/],
  ])('with %s is refused', async (_, question, said) => {
    await history();
    await expect(ask(question)).rejects.toMatchObject({
      code: 'question-refused',
      message: expect.stringMatching(said),
    });
  });
});
