import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, type RecordedEvent, streamName } from '#kernel';
import { openMemoryReadStore } from '#read-store/memory';
import { counting } from './counting.fixture.ts';
import { fakeLog } from './fake-log.fixture.ts';
import { foldBatch } from './fold-batch.ts';
import { checkpointAfter } from './log-place.ts';
import { defineProjection, type Projection } from './projection.ts';

const clock = () => instantOf(0);
const STREAMS = 12;
const TYPES = ['Added', 'Removed', 'Bad'] as const;

/** Streams and types of a history, as numbers. */
const history = fc.array(fc.tuple(fc.nat(STREAMS - 1), fc.nat(9)), { maxLength: 80 });

function eventsOf(told: readonly (readonly [stream: number, type: number])[]): readonly RecordedEvent[] {
  return told.map(([stream, type], index) => ({
    id: `event-${index}`,
    // One in ten cannot be applied.
    type: TYPES[type < 6 ? 0 : type < 9 ? 1 : 2] as string,
    schemaVersion: 1,
    occurredAt: instantOf(index),
    recordedAt: instantOf(index),
    data: { amount: type * 3 + stream },
    meta: { actor: { id: 'a', role: 'service' }, commandHash: '', commandId: 'c', correlationId: 'c', tenant: 't' },
    stream: streamName('thing', String(stream)),
    revision: index,
    position: index + 1,
    index,
  }));
}

/** The last event of each type, whichever stream it is of: one document of several streams. */
const latest = defineProjection({
  name: 'latest',
  version: 1,
  wants: 'all',
  collections: { types: { kind: 'document', indexes: [] } },
  touches: ({ type }) => ({ types: [type] }),
  apply({ type, index }, { types }) {
    const before = types?.get(type)?.indexes as number[] | undefined;
    types?.put(type, { indexes: [...(before ?? []), index as number] });
  },
});

async function digests(projection: Projection, events: readonly RecordedEvent[], batch: number, lanes: number) {
  const store = openMemoryReadStore({ clock });
  const { lease } = await store.acquire('a', 1_000);
  const view = await store.open(projection);
  const held = new Set<string>();
  for (let at = 0; at < events.length; at += batch) {
    const some = events.slice(at, at + batch);
    const changes = await foldBatch(projection, view, some, { held, lanes });
    for (const parked of changes.parked?.values() ?? []) held.add(parked?.stream as string);
    await view.commit(changes, checkpointAfter(fakeLog(), some.at(-1) as RecordedEvent), lease);
  }
  const all = Object.keys(projection.collections).map(async (name) => [name, await view.digest(name)] as const);
  return Object.fromEntries(await Promise.all(all));
}

describe('lanes', () => {
  it.each([counting, latest])('1, 2, 7 or 64 of them, in any batches: equal digests of $name', async (projection) => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 90 }), async (told, batch) => {
        const events = eventsOf(told);
        const one = await digests(projection, events, 90, 1);
        for (const lanes of [1, 2, 7, 64]) expect(await digests(projection, events, batch, lanes)).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('streams shuffled against each other, each in its order: documents of one stream and sums come out equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.infiniteStream(fc.nat(STREAMS)),
        fc.constantFrom(1, 7, 64),
        async (told, draws, lanes) => {
          const queues = Array.from({ length: STREAMS }, (_, stream) => told.filter(([of]) => of === stream));
          const shuffled: (readonly [number, number])[] = [];
          while (shuffled.length < told.length) {
            const filled = queues.filter((queue) => queue.length > 0);
            const [next] = (filled[draws.next().value % filled.length] as [number, number][]).splice(0, 1);
            if (next) shuffled.push(next);
          }
          // Where it stands in the log is what the rows of parked events say.
          const { parked: _, ...inOrder } = await digests(counting, eventsOf(told), 25, 1);
          const { parked: __, ...mixed } = await digests(counting, eventsOf(shuffled), 25, lanes);
          expect(mixed).toEqual(inOrder);
        },
      ),
      { numRuns: 100 },
    );
  });
});
