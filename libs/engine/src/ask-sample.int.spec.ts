import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { askSample, LARGEST_SAMPLE } from './ask-sample.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

let data: string;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00.000Z');
let events: readonly RecordedEvent[];

async function open(n: number): Promise<void> {
  now += 60_000;
  const input = { customerId: `c-${n}`, stageModel: 'simple@1', consultant: n % 3 === 0 ? 's-1' : 's-2' };
  const actor = { id: input.consultant, role: 'sales_consultant' };
  const sending = { command: 'CreateOpportunity', id: `o-${n}`, data: input as never, input, actor };
  const result = await engine.executor.execute({ ...sending, commandId: `k-${n}` });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-sample-'));
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
  for (let n = 0; n < 60; n += 1) await open(n);
  events = (await Array.fromAsync(engine.store.readAll())).flat();
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** As the guide says it, by another way of computing. */
const drawn = (seed: string, size: number, from: readonly RecordedEvent[]) =>
  from
    .map(({ id }) => [createHash('sha256').update(`${seed}:${id}`).digest('hex'), id] as const)
    .sort(([a], [b]) => a.localeCompare(b))
    .slice(0, size)
    .map(([, id]) => id);

const sampled = async (question: Partial<Parameters<typeof askSample>[1]>) =>
  (await askSample(engine, { seed: '42', size: 7, ...question })).events.map(({ eventId }) => eventId);

describe('a sample of an engine', () => {
  it.each([1, 7, 25, 60])(
    'of %i events has those with the lowest hashes, whatever the order of reading',
    async (size) => {
      expect(await sampled({ size })).toEqual(drawn('42', size, events.toReversed()));
    },
  );

  it('is drawn again by the same seed and differs by another one', async () => {
    expect(await sampled({})).toEqual(await sampled({}));
    expect(await sampled({ seed: '43' })).not.toEqual(await sampled({}));
  });

  it('says of how many it was drawn, filtered as asked', async () => {
    const { population, events: some } = await askSample(engine, { seed: '42', size: 5, by: 's-1' });
    expect(population).toBe(20);
    expect(some.map(({ eventId }) => eventId)).toEqual(
      drawn(
        '42',
        5,
        events.filter(({ meta }) => meta.actor.id === 's-1'),
      ),
    );
  });

  it('is the same for the same `to`, whatever was recorded since', async () => {
    const before = await askSample(engine, { seed: '42', size: 7 });
    await open(60);
    const again = await askSample(engine, { seed: '42', size: 7, to: before.to });
    expect(again).toEqual({ ...before, settled: true });
    expect((await askSample(engine, { seed: '42', size: 7 })).population).toBe(61);
  });

  it('is drawn from what the asker may see', async () => {
    const visible = async (page: readonly RecordedEvent[]) => page.filter(({ meta }) => meta.actor.id === 's-1');
    expect((await askSample(engine, { seed: '42', size: 5, visible })).population).toBeLessThan(61);
  });

  it('that is divided has the lowest hashes of each part, in proportion', async () => {
    const divided = await askSample(engine, {
      seed: '42',
      size: 9,
      stratify: 'consultant',
      to: events.at(-1)?.recordedAt,
    });
    expect(divided.strata).toEqual([
      { key: 's-1', population: 20, size: 3 },
      { key: 's-2', population: 40, size: 6 },
    ]);
    const of = (consultant: string) => events.filter(({ data }) => data.consultant === consultant);
    expect(divided.events.map(({ eventId }) => eventId)).toEqual([
      ...drawn('42', 3, of('s-1')),
      ...drawn('42', 6, of('s-2')),
    ]);
    expect(divided.events.map(({ stratum }) => stratum)).toEqual([...Array(3).fill('s-1'), ...Array(6).fill('s-2')]);
  });

  it.each([
    ['type', { Created: 60 }],
    ['category', { opportunity: 60 }],
    ['actor', { 's-1': 20, 's-2': 40 }],
    ['role', { sales_consultant: 60 }],
    ['outlet', { '(none)': 60 }],
    ['rule', { '(none)': 60 }],
  ] as const)('is divided by %s', async (stratify, populations) => {
    const { strata } = await askSample(engine, { seed: '42', size: 6, stratify, to: events.at(-1)?.recordedAt });
    expect(Object.fromEntries(strata.map(({ key, population }) => [key, population]))).toEqual(populations);
  });

  it('is of the owner of the time, also after others took over', async () => {
    const input = { to: { consultant: 's-3' }, reason: '休假' };
    const [actor, at] = [{ id: 'm-1', role: 'sales_manager' }, instantOf(now)];
    now += 60_000;
    const sending = { command: 'ReassignOpportunity', id: 'o-0', data: input, input, actor, commandId: 'reassign' };
    expect(await engine.executor.execute(sending)).toMatchObject({ outcome: 'accepted' });
    const by = async (asOf?: Instant) =>
      (await askSample(engine, { seed: '42', size: 3, stratify: 'consultant', asOf })).strata.map(
        ({ key, population }) => [key, population],
      );
    expect(await by(at)).not.toContainEqual(['s-3', 1]);
    expect(await by()).toContainEqual(['s-3', 1]);
  });

  it.each([
    [0, /sample of 0 events cannot be drawn: write a size from 1 to 10000/],
    [1.5, /sample of 1.5 events/],
    [LARGEST_SAMPLE + 1, /sample of 10001 events/],
    [63, /sample of 63 cannot be drawn from 62 events/],
  ])('is refused with a size of %d', async (size, message) => {
    await expect(sampled({ size })).rejects.toThrow(message);
  });

  it('is refused with an empty seed', async () => {
    await expect(sampled({ seed: '' })).rejects.toThrow('the seed is empty');
  });
});
