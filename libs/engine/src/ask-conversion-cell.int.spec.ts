import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf } from '#kernel';
import { askConversionCell, type ConversionCellQuestion } from './ask-conversion-cell.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now = Date.UTC(2026, 2, 1, 8);
const clock: Clock = () => instantOf(now);

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-cell-'));
  engine = await openEngine({ data, create: {}, clock });
  await at(1, 'CreateOpportunity', 'o-1', { stageModel: 'simple@1', outlet: 'o-9' });
  await at(2, 'CreateOpportunity', 'o-2', { stageModel: 'simple@1' });
  await at(3, 'CreateOpportunity', 'o-3', { stageModel: 'simple@1' });
  await at(4, 'ChangeStage', 'o-1', { to: 'ENGAGING' });
  await at(5, 'LoseOpportunity', 'o-1', { reason: { family: 'gave_up', code: 'price' } });
  await at(6, 'LoseOpportunity', 'o-2', { reason: { family: 'gave_up', code: 'price' } });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** Executes a command at a day of March 2026. */
async function at(day: number, command: string, id: string, input: object): Promise<void> {
  now = Date.UTC(2026, 2, day, 8);
  const { outcome } = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: `${command}-${id}`,
  });
  expect(outcome).toBe('accepted');
}

const asked = (question: Partial<ConversionCellQuestion>) =>
  askConversionCell(engine, { policies: {}, mayName: false, cell: 'lossRate.k', ...question });

describe('a figure of the conversion', () => {
  it('names the events that each episode rests on, page by page', async () => {
    const first = await asked({ limit: 1 });
    expect(first).toMatchObject({ cell: 'lossRate.k', count: 2, next: 'opportunity-o-1#1', incomplete: [] });
    expect(
      first.episodes.map(({ opportunity, episode, events }) => [opportunity, episode, events.map(({ type }) => type)]),
    ).toEqual([['o-1', 1, ['Created', 'StageChanged', 'Lost']]]);
    const second = await asked({ limit: 1, after: first.next as string });
    expect(second).toMatchObject({
      count: 2,
      next: null,
      episodes: [{ opportunity: 'o-2', events: [{ type: 'Created' }, { type: 'Lost' }] }],
    });
    const ids = [...first.episodes, ...second.episodes].flatMap(({ events }) => events.map(({ id }) => id));
    expect(new Set(ids).size).toBe(5);
  });

  it('rests on what was known and effective then', async () => {
    const asOf = '2026-03-04T09:00:00.000Z' as Instant;
    expect(await asked({ asOf })).toMatchObject({ count: 0, episodes: [], next: null });
    const { episodes } = await asked({ asOf, cell: 'stages.ENGAGING.entered' });
    expect(episodes).toMatchObject([{ opportunity: 'o-1', events: [{ type: 'Created' }, { type: 'StageChanged' }] }]);
  });

  it('is only of the rows that are asked for', async () => {
    const { count, episodes } = await asked({ filters: { outlet: ['o-9'] } });
    expect([count, episodes.map(({ opportunity }) => opportunity)]).toEqual([1, ['o-1']]);
  });

  it('is that of a group where its name says so', async () => {
    const { cell, count, episodes } = await asked({ by: 'outlet', cell: 'groups.o-9.conversion.n' });
    expect([cell, count, episodes.map(({ opportunity }) => opportunity)]).toEqual([
      'groups.o-9.conversion.n',
      1,
      ['o-1'],
    ]);
  });

  it.each([
    [{ cell: undefined }, 'no cell is named'],
    [{ cell: 'luck' }, 'there is no cell "luck"'],
    [{ by: 'team', cell: 'groups.winRate.n' }, 'groups.<key>.<cell>'],
    [{ limit: 0 }, 'the limit 0 is not a whole number from 1 to 1000'],
    [{ after: 'o-1' }, 'after is the "next" of the page before'],
  ])('is refused for %j', async (question, message) => {
    await expect(asked(question)).rejects.toThrow(message);
  });
});
