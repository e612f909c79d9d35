import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
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
