import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engine, openEngine } from '#engine';
import { instantOf, streamName } from '#kernel';
import { executeLine } from './execute-line.ts';

let data: string;
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-line-'));
  engine = await openEngine({ data, create: {}, clock: () => instantOf(Date.UTC(2026, 10, 24, 2)) });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const send = (line: object) =>
  executeLine(engine, JSON.stringify(line), {
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: 'c-1',
  });

describe('the hash of a command', () => {
  const line = { command: 'CreateOpportunity', id: 'o-1', data: {}, occurredAt: '2026-11-24T09:00:00+08:00' };

  it('is of its time as it was sent, offset and all', async () => {
    expect(await send(line)).toMatchObject({ exitCode: 0 });
    const pages = await Array.fromAsync(engine.store.readStream(streamName('opportunity', 'o-1')));
    const canonical = '{"command":"CreateOpportunity","data":{},"id":"o-1","occurredAt":"2026-11-24T09:00:00+08:00"}';
    const commandHash = `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
    expect(pages.flat()).toMatchObject([{ occurredAt: '2026-11-24T01:00:00.000Z', meta: { commandHash } }]);
  });

  it('tells the same time, written otherwise, from what was sent first', async () => {
    await send(line);
    expect(await send(line)).toMatchObject({ repeated: true });
    const otherwise = await send({ ...line, occurredAt: '2026-11-24T01:00:00Z' });
    expect(otherwise).toMatchObject({ error: { code: 'command-id-reused' } });
  });
});

describe('the role that a command is sent in', () => {
  const create = { command: 'CreateOpportunity', id: 'o-1', commandId: 'own-1', data: {} };
  const order = {
    command: 'PlaceOrder',
    id: 'o-1',
    commandId: 'own-2',
    data: { orderId: 'r-1', origin: 'opportunity', model: 'a', amount: { amount: '1.00', currency: 'CNY' } },
  };

  it.each([
    ['an analyst, who sends none', { ...create, actor: { id: 'a-1', role: 'analyst' } }, 'right-granted'],
    ['a consultant, on what is another’s', { ...order, actor: { id: 's-2', role: 'sales_consultant' } }, 'own-rows'],
    [
      'somebody who acts for another',
      { ...order, actor: { id: 's-1', role: 'sales_consultant', onBehalfOf: 's-2' } },
      'acts-as-oneself',
    ],
  ])('is refused, and nothing is stored: %s', async (_who, line, rule) => {
    await send({ ...create, commandId: 'first' });
    const before = await engine.store.head();
    expect(await send(line)).toMatchObject({ exitCode: 3, error: { code: 'refused', rule, ruleVersion: 'access@1' } });
    expect(await engine.store.head()).toEqual(before);
  });

  it('may act for somebody where it is that of a service', async () => {
    await send(create);
    const actor = { id: 'crm', role: 'service', onBehalfOf: 's-1' };
    expect(await send({ ...order, actor })).toMatchObject({ exitCode: 0 });
  });
});
