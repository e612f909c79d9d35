import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, later } from '#kernel';
import { openMemoryReadStore } from '../memory/memory-read-store.ts';
import type { Changes, Document, ReadStore, View, ViewSpec } from '../read-store.ts';
import { memoryDocuments, type Witness } from './memory-documents.fixture.ts';
import { redoStores } from './redo-store.fixture.ts';

const spec: ViewSpec = {
  name: 'counts',
  version: 1,
  collections: { things: { kind: 'document', indexes: [] }, sums: { kind: 'sum', indexes: [] } },
};
const EVENTS = 9;
const BATCH = 2;
/** What each event is of; a thing goes with its third event, and comes again with its fourth. */
const things = ['a', 'b', 'a', 'c', 'a', 'b', 'c', 'c', 'a'];

class Died extends Error {}
class Busy extends Error {}

/** Goes on from the checkpoint to the end of nine events, two at a time; what it adds up shows each event done twice. */
async function project(store: ReadStore, holder: string): Promise<void> {
  const { acquired, lease } = await store.acquire(holder, 1_000);
  if (!acquired) throw new Busy(`${lease.holder} projects`);
  const view = await store.open(spec);
  for (;;) {
    const from = ((await view.checkpoint())?.index ?? -1) + 1;
    const to = Math.min(from + BATCH, EVENTS) - 1;
    if (from > to) return;
    const checkpoint = { logId: 'l', index: to, position: to + 1, recordedAt: instantOf(to), eventId: `event-${to}` };
    await view.commit(await fold(view, from, to), checkpoint, lease);
  }
}

async function fold(view: View, from: number, to: number): Promise<Changes> {
  const held = await view.load('things', things);
  const changed = new Map<string, Document | null>();
  for (let index = from; index <= to; index++) {
    const key = things[index] as string;
    const before = changed.has(key) ? changed.get(key) : held.get(key);
    const indexes = [...((before?.indexes as number[] | undefined) ?? []), index];
    changed.set(key, indexes.length === 3 ? null : { indexes });
  }
  const sum = (await view.load('sums', ['all'])).get('all');
  const events = Number(sum?.events ?? 0) + (to - from + 1);
  return { things: changed, sums: new Map([['all', { events }]]) };
}

/** What stands in the end: documents of both collections and the checkpoint. */
async function standing(store: ReadStore): Promise<object> {
  const view = await store.open(spec);
  return { things: await view.find('things'), sums: await view.find('sums'), checkpoint: await view.checkpoint() };
}

async function refold(): Promise<object> {
  const store = openMemoryReadStore({ clock: () => instantOf(0) });
  await project(store, 'refold');
  return standing(store);
}

/** Dies at its `cut`-th write: before it, or after it and before it learns so. From then on it does nothing. */
function dyingAt(cut: number, when: 'before' | 'after'): Witness & { readonly writes: () => number } {
  let writes = 0;
  let dead = false;
  const die = () => {
    dead = true;
    throw new Died();
  };
  return {
    writes: () => writes,
    async before() {
      if (dead || (when === 'before' && writes === cut)) die();
    },
    async after() {
      if (when === 'after' && writes === cut) die();
      writes += 1;
    },
  };
}

/** Stops before its `cut`-th write until it is woken. */
function stoppingAt(cut: number) {
  const stopped = Promise.withResolvers<void>();
  const woken = Promise.withResolvers<void>();
  let writes = 0;
  const witness: Witness = {
    async before() {
      if (writes++ !== cut) return;
      stopped.resolve();
      await woken.promise;
    },
    after: async () => {},
  };
  return { witness, stopped: stopped.promise, wake: () => woken.resolve() };
}

function process() {
  let now = instantOf(Date.UTC(2024, 0, 1)) as Instant;
  const documents = memoryDocuments();
  const open = redoStores(() => now);
  return {
    store: (witness?: Witness) => open(documents(witness)),
    pass: () => {
      now = later(now, 1_000);
    },
  };
}

async function writesOfOneRun(): Promise<number> {
  const { store } = process();
  const witness = dyingAt(Number.POSITIVE_INFINITY, 'before');
  await project(store(witness), 'a');
  return witness.writes();
}

const orDies = (work: Promise<void>) =>
  work.catch((error) => {
    if (!(error instanceof Died)) throw error;
  });
const orLoses = (work: Promise<void>) =>
  work.catch((error) => {
    if (!(error instanceof Busy) && error.code !== 'lease-lost') throw error;
  });

describe('a projector over a store without transactions', () => {
  it.each(['before', 'after'] as const)(
    'that dies %s any write leaves what a refold gives, once it is started again',
    async (when) => {
      const whole = await refold();
      const writes = await writesOfOneRun();
      expect(writes).toBeGreaterThan(30);
      for (let cut = 0; cut < writes; cut++) {
        const { store, pass } = process();
        await orDies(project(store(dyingAt(cut, when)), 'a'));
        pass();
        await project(store(), 'b');
        expect([cut, await standing(store())]).toEqual([cut, whole]);
      }
    },
  );

  it('that dies again while it makes good for the first death leaves what a refold gives', async () => {
    const whole = await refold();
    const writes = await writesOfOneRun();
    for (let first = 0; first < writes; first++) {
      for (let second = 0; second < 14; second++) {
        const { store, pass } = process();
        await orDies(project(store(dyingAt(first, 'before')), 'a'));
        pass();
        await orDies(project(store(dyingAt(second, 'after')), 'b'));
        pass();
        await project(store(), 'c');
        expect([first, second, await standing(store())]).toEqual([first, second, whole]);
      }
    }
  });

  it('that was thought dead wakes up before any write, while another is before any of its own: nothing is done twice', async () => {
    const whole = await refold();
    const writes = await writesOfOneRun();
    for (let cut = 0; cut < writes; cut++) {
      for (let other = 0; other < writes; other += 3) {
        const { store, pass } = process();
        const [slow, next] = [stoppingAt(cut), stoppingAt(other)];
        const projecting = orLoses(project(store(slow.witness), 'slow'));
        await slow.stopped;
        pass();
        const taking = orLoses(project(store(next.witness), 'next'));
        await Promise.race([next.stopped, taking]);
        slow.wake();
        await projecting;
        next.wake();
        await taking;
        pass();
        await project(store(), 'last');
        expect([cut, other, await standing(store())]).toEqual([cut, other, whole]);
      }
    }
  });

  it('is read while it commits: before or after, never between', async () => {
    const writes = await writesOfOneRun();
    for (let cut = 0; cut < writes; cut++) {
      const { store } = process();
      const slow = stoppingAt(cut);
      const projecting = project(store(slow.witness), 'slow');
      await slow.stopped;
      const view = await store().open(spec);
      const { events, index } = await view.read(async (reader) => ({
        events: Number((await reader.load('sums', ['all'])).get('all')?.events ?? 0),
        index: (await reader.checkpoint())?.index ?? -1,
      }));
      expect([cut, events]).toEqual([cut, index + 1]);
      slow.wake();
      await projecting;
    }
  });

  it('a query that the view never stands still for is told so', async () => {
    const { store } = process();
    const view = await store().open(spec);
    const { lease } = await store().acquire('a', 1_000);
    const checkpoint = { logId: 'l', index: 0, position: 1, recordedAt: instantOf(0), eventId: 'e' };
    await expect(view.read(() => view.commit({}, checkpoint, lease))).rejects.toMatchObject({
      code: 'view-unavailable',
    });
  });
});
