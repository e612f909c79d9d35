import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { buildViews } from './build-views.ts';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { takeLease } from './held-lease.ts';
import { defineProjection, type Projection, type StreamProjection } from './projection.ts';
import { openSession, type Session } from './session.ts';
import { virtualTime } from './virtual-time.fixture.ts';

/** Counts the events of whole streams; all of them bear on each. */
const lengths = defineProjection<StreamProjection>({
  name: 'lengths',
  version: 1,
  wants: ['Added'],
  collections: { lengths: { kind: 'document', indexes: [] } },
  whole: {
    context: ['thing'],
    streamsOf: ({ stream }) => [stream],
    open() {
      const learnt: number[] = [];
      return {
        learn: ({ position }) => learnt.push(position),
        keep(history) {
          const last = history.at(-1)?.position as number;
          return { lengths: { length: history.length, of: learnt.filter((position) => position <= last).length } };
        },
      };
    },
  },
});

const some = (many: number) => Array<string>(many).fill('Added');

describe.each<Projection>([counting, lengths])('builds of $name that follow behind the live one', (projection) => {
  let log: FakeLog;
  let readStore: ReadStore;
  let time: ReturnType<typeof virtualTime>;
  let contextRead: number;
  const upcast = <Event>(event: Event) => event;
  const build = async () => {
    const options = { log, readStore, upcast, holder: 'b', clock: time.clock, pause: async () => {}, leaseMs: 60_000 };
    const signal = new AbortController().signal;
    const [outcome] = await buildViews([projection], { ...options, batchSize: 50, signal });
    return outcome?.build as number;
  };
  const reached = async (number: number) =>
    (await (await readStore.openBuild(projection, number)).checkpoint())?.index ?? -1;
  const live = async () => (await readStore.builds()).find(({ state }) => state === 'live')?.build as number;
  const inSession = async (work: (session: Session) => Promise<void>) => {
    const taken = await takeLease(readStore, 'a', 60_000, time.pause);
    if ('by' in taken) throw new Error('the lease is taken');
    const session = await openSession(taken.held, {
      log: {
        ...log,
        readAll(order) {
          if (order?.categories) contextRead += 1;
          return log.readAll(order);
        },
      },
      readStore,
      clock: time.clock,
      registry: { upcast },
      projections: [projection],
      batchSize: 5_000,
      lanes: 1,
      largeLogEvents: 1_000_000,
      build: async () => [],
    });
    await work(session);
    await session.close();
  };

  beforeEach(() => {
    time = virtualTime();
    log = fakeLog({ pageSize: 100 });
    readStore = openMemoryReadStore({ clock: time.clock });
    contextRead = 0;
  });

  it('hold it up no longer than a few events take, and go live once they hold as much', async () => {
    log.append(...some(100));
    await createProjector({
      eventStore: log,
      registry: { upcast },
      readStore,
      projections: [projection],
      holder: 'c',
      clock: time.clock,
      pause: time.pause,
    }).catchUp();
    const old = await live();
    const next = await build();
    log.append(...some(1_000));
    await inSession(async (session) => {
      await readStore.ask(next, 'switch');
      await session.refresh();
      expect(await reached(old)).toBe(1_099);
      expect(await reached(next)).toBe(99);
      const places: number[] = [];
      for (let isBehind = true; isBehind; places.push(await reached(next))) isBehind = await session.advance();
      expect(places).toEqual([299, 499, 699, 899, 1_099]);
      expect(await live()).toBe(next);
    });
    expect(contextRead).toBe(projection === lengths ? 1 : 0);
    for (const name of Object.keys(projection.collections)) {
      const digests = await Promise.all(
        [old, next].map(async (number) => (await readStore.openBuild(projection, number)).digest(name)),
      );
      expect(digests[1]).toBe(digests[0]);
    }
  });

  it('take the same events as the one that is live, whichever of them waits meanwhile', async () => {
    log.append(...some(30));
    await inSession((session) => session.catchUp(undefined));
    const old = await live();
    const next = await build();
    await inSession(async (session) => {
      for (const many of [1, 250, 3, 70]) {
        log.append(...some(many));
        await session.catchUp(undefined);
        expect(await reached(next)).toBe(await reached(old));
      }
      log.append(...some(450));
      await session.refresh();
      const events = (await Array.fromAsync(log.readAll({ after: session.cursor() ?? undefined } as object))).flat();
      await session.project(events);
      while (await session.advance());
      expect(await reached(next)).toBe(803);
    });
    for (const name of Object.keys(projection.collections)) {
      const digests = await Promise.all(
        [old, next].map(async (number) => (await readStore.openBuild(projection, number)).digest(name)),
      );
      expect(digests[1]).toBe(digests[0]);
    }
  });

  it('are waited for as long as they get nearer, and no longer', async () => {
    const options = { registry: { upcast }, projections: [projection], clock: time.clock, pause: time.pause };
    const asking = createProjector({ eventStore: log, readStore, holder: 'c', patienceMs: 1_000, ...options });
    log.append(...some(30));
    await asking.catchUp();
    const next = await build();
    log.append(...some(900));
    await inSession(async (session) => {
      await session.refresh();
      const refused = expect(asking.switchBuild(projection.name)).rejects.toMatchObject({ code: 'not-switched' });
      for (let n = 0; n < 25; n += 1) await time.pass(100);
      await refused;
      const switched = asking.switchBuild(projection.name);
      await time.pass(100);
      await session.refresh();
      for (let turn = 0; turn < 5; turn += 1) {
        for (let n = 0; n < 9; n += 1) await time.pass(100);
        await session.advance();
      }
      for (let n = 0; n < 3; n += 1) await time.pass(100);
      expect(await switched).toMatchObject({ build: next, state: 'live' });
    });
  });
});
