import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import type { ReadStore, View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { buildViews } from './build-views.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { foldBatch } from './fold-batch.ts';
import type { Past } from './past.ts';
import { pastsFromTheBeginning } from './pasts.ts';
import { defineProjection, type EventProjection, type Projection } from './projection.ts';
import { failingWhere } from './testing/index.ts';
import { virtualTime } from './virtual-time.fixture.ts';

const pastAmounts: Past<readonly number[]> = {
  none: [],
  bears: ({ type }) => type === 'Added' || type === 'Bad',
  after: (amounts, { data }) => [...amounts, data.amount as number],
};

/** Of each stream the amounts that were added to it, in order, with the last event of any kind: none of it read back. */
const listing = defineProjection<EventProjection>({
  name: 'listing',
  version: 1,
  wants: ['Added', 'Removed', 'Bad'],
  collections: { lists: { kind: 'document', indexes: [] } },
  past: pastAmounts,
  touches: ({ stream }) => ({ lists: [stream] }),
  apply(event, { lists }, past) {
    if (pastAmounts.bears(event))
      lists?.put(event.stream, { amounts: [...pastAmounts.after(past as readonly number[], event)] });
    else expect(past).toBeUndefined();
  },
});

const types = fc.array(fc.constantFrom('Added', 'Added', 'Removed', 'Unwanted', 'Bad'), {
  minLength: 1,
  maxLength: 60,
});

describe('a projection that goes on from what its streams told', () => {
  let log: FakeLog;
  let readStore: ReadStore;
  let time: ReturnType<typeof virtualTime>;
  const projector = (projection: Projection = listing, batchSize = 5_000, lanes = 1) =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [projection],
      holder: 'a',
      clock: time.clock,
      pause: time.pause,
      batchSize,
      lanes,
    });
  const lists = async (view?: View) => {
    const found = await (view ?? (await readStore.open(listing))).find('lists');
    return Object.fromEntries(found.map(({ key, document }) => [key, document.amounts]));
  };
  /** By a way of its own: amounts of each stream, in order. */
  const expected = async () => {
    const amounts: Record<string, unknown[]> = {};
    for await (const page of log.readAll({}))
      for (const { stream, type, data } of page)
        if (type === 'Added' || type === 'Bad') amounts[stream] = [...(amounts[stream] ?? []), data.amount];
    return amounts;
  };
  const begin = () => {
    time = virtualTime();
    log = fakeLog();
    readStore = openMemoryReadStore({ clock: time.clock });
  };
  beforeEach(begin);

  it('comes out the same in any batches and lanes, taken up again by another process at any place, and built', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(types, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        async (parts, batchSize, lanes) => {
          begin();
          let same = projector(listing, batchSize, lanes);
          for (const [n, part] of parts.entries()) {
            log.append(...part);
            if (n % 2 === 0) same = projector(listing, batchSize, lanes);
            await same.catchUp();
          }
          expect(await lists()).toEqual(await expected());
          const store = openMemoryReadStore({ clock: time.clock });
          const [outcome] = await buildViews([listing], {
            log,
            readStore: store,
            upcast: (event) => event,
            holder: 'b',
            clock: time.clock,
            pause: async () => {},
            leaseMs: 60_000,
            batchSize,
            signal: new AbortController().signal,
          });
          expect(await lists(await store.openBuild(listing, outcome?.build as number))).toEqual(await expected());
        },
      ),
    );
  });

  it('heals by a redrive, whatever waited', async () => {
    await fc.assert(
      fc.asyncProperty(types, types, fc.integer({ min: 1, max: 9 }), async (first, second, batchSize) => {
        begin();
        let isSound = false;
        const faulty = failingWhere(listing, ({ type }) => type === 'Bad' && !isSound);
        const running = projector(faulty, batchSize);
        for (const part of [first, second]) {
          log.append(...part);
          await running.catchUp();
        }
        isSound = true;
        const parked = await running.parked('listing');
        if (parked.length > 0) await running.redrive('listing');
        log.append('Added', 'Added', 'Added', 'Added', 'Added');
        await running.catchUp();
        expect(await lists()).toEqual(await expected());
      }),
    );
  });

  it('takes nothing from a batch that was folded and could not be written', async () => {
    log.append(...Array<string>(10).fill('Added'));
    await projector().catchUp();
    log.append('Added', 'Bad', 'Added', 'Added', 'Added', 'Added', 'Added');
    const { openBuild } = readStore;
    let refused = 0;
    readStore.openBuild = async (...build) => {
      const view = await openBuild.call(readStore, ...build);
      const commit: View['commit'] = async (changes, ...more) => {
        for (const document of changes.lists?.values() ?? []) {
          const amounts = (document?.amounts ?? []) as readonly number[];
          if (amounts.length < 4) continue;
          refused += 1;
          throw new RangeError('cannot be written');
        }
        return view.commit(changes, ...more);
      };
      return { ...view, commit };
    };
    await projector().catchUp();
    log.append('Added', 'Added', 'Added', 'Added', 'Added', 'Added', 'Added', 'Added');
    const running = projector();
    await running.catchUp();
    expect(refused).toBeGreaterThan(0);
    readStore.openBuild = openBuild;
    const healed = projector();
    await healed.redrive('listing');
    expect(await lists()).toEqual(await expected());
  });

  it('is not folded where nobody says what its streams told', async () => {
    log.append('Added');
    const [[event] = []] = (await Array.fromAsync(log.readAll({}))) as [[RecordedEvent]];
    const base = { load: async () => new Map() };
    await expect(foldBatch(listing, base, [event as RecordedEvent])).rejects.toThrow('say where streams are read');
    const pasts = pastsFromTheBeginning(listing);
    expect(await foldBatch(listing, base, [event as RecordedEvent], { pasts })).toEqual({
      lists: new Map([[event?.stream, { amounts: [0] }]]),
    });
  });
});
