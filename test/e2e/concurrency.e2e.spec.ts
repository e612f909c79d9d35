import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Accepted, Command, Outcome } from '#command';
import { type Engine, openEngine } from '#engine';
import type { RecordedEvent, StreamName } from '#kernel';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const MANY = 1_000;
const actor = { id: 'local', role: 'service' };
const numbers = Array.from({ length: MANY }, (_, n) => n);

let engine: Engine;
const folder = temporaryFolder();
beforeAll(async () => {
  engine = await openEngine({ data: folder, create: {} });
});
afterAll(() => engine.close());

const send = (command: Omit<Command, 'actor' | 'input'> & { readonly data: object }) =>
  engine.executor.execute({ ...command, input: command.data, actor });
const create = (id: string, commandId = `create-${id}`) =>
  send({ command: 'CreateOpportunity', id, commandId, data: { product: 'sedan-a' } });
const value = (id: string, amount: string, commandId: string, expectedRevision?: number) =>
  send({
    command: 'AmendValue',
    id,
    commandId,
    data: { new: { amount, currency: 'CNY' } },
    ...(expectedRevision !== undefined && { expectedRevision }),
  });

async function streamOf(id: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of engine.store.readStream(`opportunity-${id}` as StreamName)) events.push(...page);
  return events;
}

const accepted = (outcomes: readonly Outcome[]) =>
  outcomes.filter((outcome): outcome is Accepted => outcome.outcome === 'accepted');
/** What a repeated command is answered: all but that it is repeated. */
const answerOf = ({ repeated: _, ...rest }: Accepted) => rest;

describe('1,000 commands at once', () => {
  it('on distinct opportunities: each is done, each at a position of its own', async () => {
    const outcomes = await Promise.all(numbers.map((n) => create(`distinct-${n}`)));
    expect(accepted(outcomes)).toHaveLength(MANY);
    expect(new Set(accepted(outcomes).map(({ position }) => position)).size).toBe(MANY);
  });

  it('on one opportunity: each is done, in the order in which they came', async () => {
    await create('one');
    const outcomes = await Promise.all(numbers.map((n) => value('one', `${n + 1}.00`, `one-${n}`)));
    expect(accepted(outcomes).map(({ revision }) => revision)).toEqual(numbers.map((n) => n + 1));
    const events = await streamOf('one');
    expect(events.map(({ revision }) => revision)).toEqual([0, ...numbers.map((n) => n + 1)]);
    expect(events.slice(1).map(({ meta }) => meta.commandId)).toEqual(numbers.map((n) => `one-${n}`));
  });

  it('on one revision of one opportunity: one wins, every other learns who was first', async () => {
    await create('race');
    const outcomes = await Promise.all(numbers.map((n) => value('race', `${n + 1}.00`, `race-${n}`, 0)));
    expect(accepted(outcomes)).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(MANY - 1);
    for (const outcome of outcomes) {
      if (outcome.outcome === 'conflict') expect(outcome).toMatchObject({ reason: 'revision', actual: 1 });
    }
    expect(await streamOf('race')).toHaveLength(2);
  });

  it('to create one opportunity: one wins, the others are told that it is there', async () => {
    const outcomes = await Promise.all(numbers.map((n) => create('same', `same-${n}`)));
    expect(accepted(outcomes)).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(MANY - 1);
    expect(await streamOf('same')).toHaveLength(1);
  });

  it('of one id and content: done once, and each is given the first answer', async () => {
    await create('again');
    const outcomes = accepted(await Promise.all(numbers.map(() => value('again', '7.00', 'again-1'))));
    expect(outcomes).toHaveLength(MANY);
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(answerOf(outcome)))).size).toBe(1);
    expect(await streamOf('again')).toHaveLength(2);
  });
});

describe('a command id that was used', () => {
  it('gets the first answer also after more was written, and in another process of the same folder', async () => {
    await create('known');
    const first = (await value('known', '1.00', 'known-1')) as Accepted;
    await value('known', '2.00', 'known-2');
    expect(await value('known', '1.00', 'known-1')).toEqual({ ...first, repeated: true });
    const other = await openEngine({ data: folder });
    try {
      const data = { new: { amount: '1.00', currency: 'CNY' } };
      const again = { command: 'AmendValue', id: 'known', commandId: 'known-1', data, input: data, actor };
      expect(await other.executor.execute(again)).toEqual({ ...first, repeated: true });
    } finally {
      await other.close();
    }
  });

  it('is refused with other content, and nothing is written', async () => {
    await create('other');
    await value('other', '1.00', 'other-1');
    expect(await value('other', '2.00', 'other-1')).toMatchObject({
      outcome: 'conflict',
      reason: 'command-id-reused',
      actual: 1,
    });
    expect(await streamOf('other')).toHaveLength(2);
  });
});

it('leaves no gap between positions and no revision out', async () => {
  const next = new Map<string, number>();
  let position = 0;
  for await (const page of engine.store.readAll()) {
    for (const event of page) {
      position += 1;
      expect(event.position).toBe(position);
      expect(event.revision).toBe(next.get(event.stream) ?? 0);
      next.set(event.stream, event.revision + 1);
    }
  }
  expect((await engine.store.head()).index).toBe(position - 1);
});
