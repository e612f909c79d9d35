import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { askOpportunity } from './ask-opportunity.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { positionToken } from './position-token.ts';

let data: string;
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-ask-'));
  engine = await openEngine({ data, create: {} });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const execute = (command: string, input: object) =>
  engine.executor.execute({
    command,
    id: 'o-1',
    data: input as never,
    input,
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: command,
  });

/** The engine, to which an event comes as soon as the stream was read. */
function growingWhileAsked(): Engine {
  const { store } = engine;
  return {
    ...engine,
    store: {
      ...store,
      async *readStream(stream, options) {
        yield* store.readStream(stream, options);
        await execute('AmendValue', { new: { amount: '1.00', currency: 'CNY' } });
      },
    },
  };
}

it('an answer holds all that its position claims, and nothing beyond', async () => {
  await execute('CreateOpportunity', {});
  const { header } = engine.store;
  const answer = await askOpportunity(growingWhileAsked(), 'o-1', {});
  expect(answer).toMatchObject({ value: null, position: positionToken(header.logId, { index: 0 }) });
  expect(answer.timeline.map(({ type }) => type)).toEqual(['Created']);
  const next = await askOpportunity(engine, 'o-1', {});
  expect(next).toMatchObject({ value: { amount: '1.00' }, position: positionToken(header.logId, { index: 1 }) });
  expect(next.timeline).toHaveLength(2);
});

it('tells what was true at one instant by what was known at another', async () => {
  let now = '2026-03-02T08:00:00.000Z' as Instant;
  const told = await openEngine({ data: join(data, 'told'), create: {}, clock: () => now });
  const send = (command: string, input: object, occurredAt?: Instant) =>
    told.executor.execute({
      command,
      id: 'o-2',
      data: input as never,
      input,
      actor: { id: 's-1', role: 'sales_consultant' },
      commandId: command,
      ...(occurredAt && { occurredAt }),
    });
  await send('CreateOpportunity', {});
  const contactAt = '2026-03-03T08:00:00.000Z' as Instant;
  now = '2026-03-05T08:00:00.000Z' as Instant;
  expect(await send('CompleteFollowUp', { outcome: 'reached', contactAt }, contactAt)).toMatchObject({ events: [{}] });
  now = '2026-03-06T08:00:00.000Z' as Instant;
  const shown = async (asOf: string, effectiveAt: string) => {
    const answer = await askOpportunity(told, 'o-2', { asOf: asOf as Instant, effectiveAt: effectiveAt as Instant });
    return [answer.stage, answer.trajectory.length, answer.timeline.map(({ type, index }) => [type, index])];
  };
  const [before, after] = ['2026-03-04T08:00:00.000Z', '2026-03-05T08:00:00.000Z'];
  const [profiled, contacted] = [
    ['Created', 0],
    ['FollowUpCompleted', 1],
  ];
  expect(await shown(after, before)).toEqual(['FOLLOWED_UP', 2, [profiled, contacted]]);
  expect(await shown(before, before)).toEqual(['PROFILED', 1, [profiled]]);
  expect(await shown(after, '2026-03-03T07:59:59.999Z')).toEqual(['PROFILED', 1, [profiled]]);
  await told.close();
});
