import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, RecordedEvent, Zone } from '#kernel';
import { foldBatch, type Projection, pastsFromTheBeginning } from '#projection';
import { openMemoryReadStore } from '#read-store/memory';
import { funnelFlowProjection } from './funnel-flow/index.ts';
import { funnelSnapshotProjection } from './funnel-snapshot/index.ts';
import { randomLog, randomNumbers } from './funnel-snapshot/random-log.fixture.ts';
import { opportunityProjection } from './opportunity/index.ts';

const start = '2025-01-15T00:00:00.000Z' as Instant;

/** Digests of every collection after the events, taken in the order given, so many at a time. */
async function digests(projection: Projection, events: readonly RecordedEvent[], sizes: () => number) {
  const store = openMemoryReadStore({ clock: () => start });
  const { lease } = await store.acquire('test', 60_000);
  const view = await store.open(projection);
  const pasts = pastsFromTheBeginning(projection);
  const wanted = projection.wants === 'all' ? undefined : new Set(projection.wants);
  for (let at = 0, size = sizes(); at < events.length; at += size, size = sizes()) {
    const batch = events.slice(at, at + size).filter(({ type }) => !wanted || wanted.has(type));
    const { index, position, recordedAt, id } = events[Math.min(at + size, events.length) - 1] as RecordedEvent;
    const after = { logId: 'log', index: index ?? 0, position, recordedAt, eventId: id };
    await view.commit(await foldBatch(projection, view, batch, { pasts }), after, lease);
  }
  return Promise.all(Object.keys(view.spec.collections).map(async (name) => [name, await view.digest(name)]));
}

function streamByStream(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return events.toSorted((a, b) => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1));
}

/** Streams mixed anew, each in its own order. */
function mixed(events: readonly RecordedEvent[], random: () => number): readonly RecordedEvent[] {
  const streams = [...Map.groupBy(events, ({ stream }) => stream).values()];
  const left = streams.flatMap((stream, at) => stream.map(() => at));
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [left[at], left[other]] = [left[other] as number, left[at] as number];
  }
  return left.map((stream) => streams[stream]?.shift() as RecordedEvent);
}

describe.each([opportunityProjection, funnelFlowProjection, funnelSnapshotProjection('Asia/Shanghai' as Zone)])(
  'the view $name',
  (projection) => {
    it('is the same in any order of streams, in batches of any size, whichever stream comes last', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer(), async (seed) => {
          const { events } = randomLog(seed, 12, start, 40, ['CNY', 'JPY']);
          const random = randomNumbers(seed);
          const sizes = () => 1 + Math.floor(random() ** 3 * 50);
          const inLogOrder = await digests(projection, events, () => events.length);
          const last = events[Math.floor(random() * events.length)]?.stream;
          const orders = [
            events,
            streamByStream(events),
            mixed(events, random),
            [...events.filter(({ stream }) => stream !== last), ...events.filter(({ stream }) => stream === last)],
          ];
          for (const order of orders) expect(await digests(projection, order, sizes)).toEqual(inLogOrder);
        }),
        { numRuns: 25 },
      );
    });
  },
);
