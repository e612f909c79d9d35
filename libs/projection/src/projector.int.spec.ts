import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StoreUnavailable } from '#event-store';
import { type ReadStore, ViewUnavailable } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import type { Projector, ProjectorNews, ProjectorOptions } from './projector.ts';
import { settled, type VirtualTime, virtualTime } from './virtual-time.fixture.ts';

const types = ['Added', 'Removed', 'Unwanted'] as const;

describe('a projector', () => {
  let time: VirtualTime;
  let log: FakeLog;
  let readStore: ReadStore;
  const projector = (options: Partial<ProjectorOptions> = {}): Projector =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [counting],
      holder: 'a',
      clock: time.clock,
      pause: time.pause,
      ...options,
    });

  beforeEach(() => {
    time = virtualTime();
    log = fakeLog();
    readStore = openMemoryReadStore({ clock: time.clock });
  });

  it('folds what it wants and keeps the place of the last event', async () => {
    log.append('Added', 'Unwanted', 'Added', 'Removed', 'Added', 'Added', 'Unwanted');
    await projector().catchUp();
    const view = await readStore.open(counting);
    // Streams in turn: 0 2 4 1 3 0 2. Amounts: 0 14 11 8 5 2 16.
    expect(await view.find('things')).toEqual([
      { key: '0', document: { count: 2, last: 'Added' } },
      { key: '3', document: { count: 1, last: 'Added' } },
      { key: '4', document: { count: 1, last: 'Added' } },
    ]);
    expect(await view.find('amounts')).toEqual([
      { key: 'Added', document: { type: 'Added', count: 4, amount: 18 } },
      { key: 'Removed', document: { type: 'Removed', count: 1, amount: 8 } },
      { key: 'balance', document: { count: 3 } },
    ]);
    expect(await view.checkpoint()).toEqual({
      logId: 'a-log',
      index: 6,
      position: 22,
      recordedAt: '2024-01-01T00:00:00.006Z',
      eventId: 'event-6',
    });
  });

  it('incremental is rebuilt is any batch size: equal digests', async () => {
    const history = fc.array(fc.array(fc.constantFrom(...types), { maxLength: 20 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 50 }), async (appends, batchSize) => {
        log = fakeLog();
        readStore = openMemoryReadStore({ clock: time.clock });
        for (const append of appends) {
          log.append(...append);
          await projector({ batchSize }).catchUp();
        }
        const incremental = await projector().digest('counting');
        readStore = openMemoryReadStore({ clock: time.clock });
        await projector({ batchSize: 1_000 }).catchUp();
        expect(await projector().digest('counting')).toEqual(incremental);
        await projector({ batchSize: 3 }).rebuild(['counting']);
        expect(await projector().digest('counting')).toEqual(incremental);
      }),
      { numRuns: 60 },
    );
  });

  it('catches up to a cursor and no further', async () => {
    log.append('Added', 'Added');
    const head = await log.head();
    log.append('Added');
    await projector().catchUp(head);
    expect((await projector().digest('counting')).index).toBe(1);
  });

  it('resumes after a kill between any two commits', async () => {
    log.append(...Array.from({ length: 40 }, (_, n) => types[n % 3] as string));
    const clean = openMemoryReadStore({ clock: time.clock });
    await projector({ readStore: clean }).catchUp();
    for (let survived = 0; survived < 5; survived++) {
      let commits = 0;
      const dying: ReadStore = {
        ...readStore,
        release: async () => {},
        open: async (spec) => {
          const view = await readStore.open(spec);
          return {
            ...view,
            commit: async (...args) => {
              if (commits++ === 1) throw new ViewUnavailable('killed');
              await view.commit(...args);
            },
          };
        },
      };
      await projector({ readStore: dying, batchSize: 4, holder: `h${survived}` })
        .catchUp()
        .catch(() => {});
      await time.pass(10_000);
    }
    await projector().catchUp();
    expect(await projector().digest('counting')).toEqual(await projector({ readStore: clean }).digest('counting'));
  });

  it('a view of another log, or of what a restored backup lacks, is built anew', async () => {
    log.append('Added', 'Added', 'Removed', 'Added');
    await projector().catchUp();
    log.truncate(2);
    await projector().catchUp();
    expect((await projector().digest('counting')).index).toBe(1);
    log.append('Removed', 'Removed', 'Removed');
    await projector().catchUp();
    log.truncate(3);
    log.append('Added', 'Added', 'Added');
    await projector().catchUp();
    const replaced = await projector().digest('counting');
    await projector().rebuild(['counting']);
    expect(await projector().digest('counting')).toEqual(replaced);
    log = fakeLog({ logId: 'another-log' });
    log.append('Added');
    await projector().catchUp();
    expect(await (await readStore.open(counting)).count('things')).toBe(1);
  });

  it('a query on a view of what the log lacks rebuilds it first', async () => {
    log.append('Added', 'Added', 'Added');
    await projector().catchUp();
    log.truncate(1);
    const view = await projector().ensureCaughtUp('counting', await log.head());
    expect(await view.checkpoint()).toMatchObject({ index: 0, eventId: 'event-0' });
    expect(await view.count('things')).toBe(1);
  });

  it('a query on a view of a log that now holds nothing is answered from nothing', async () => {
    log.append('Added', 'Added');
    await projector().catchUp();
    log.truncate(0);
    const view = await projector().ensureCaughtUp('counting', await log.head());
    expect(await view.count('things')).toBe(0);
  });

  describe('beside another', () => {
    it('refuses to project while the other does', async () => {
      log.append('Added');
      await readStore.acquire('b', 10_000);
      await expect(projector().catchUp()).rejects.toMatchObject({ code: 'projector-busy', holder: 'b' });
      expect(await readStore.lease()).toMatchObject({ holder: 'b' });
    });

    it('waits for the other in a query, and gives up when patience ends', async () => {
      log.append('Added');
      const stop = new AbortController();
      const news: ProjectorNews[] = [];
      const running = projector()
        .run(stop.signal)
        .subscribe((each) => news.push(each));
      await settled();
      log.append('Added');
      const asking = projector({ holder: 'b' }).ensureCaughtUp('counting', await log.head());
      await settled();
      await time.pass(20);
      expect(await (await asking).checkpoint()).toMatchObject({ index: 1 });
      expect(await readStore.lease()).toMatchObject({ holder: 'a' });
      const tooFar = projector({ holder: 'b', patienceMs: 100 }).ensureCaughtUp('counting', {
        index: 2,
        position: 14,
        recordedAt: null,
      });
      const failed = expect(tooFar).rejects.toMatchObject({ code: 'view-behind', at: 1, wanted: 2 });
      await settled();
      await time.pass(100);
      await failed;
      stop.abort();
      await settled();
      expect(running.closed).toBe(true);
      expect(await readStore.lease()).toBeUndefined();
      expect(news.at(-1)).toMatchObject({ kind: 'projected', cursor: { index: 1 } });
    });

    it('says once that it waits for the other, and projects once that has ended', async () => {
      log.append('Added');
      const other = await readStore.acquire('b', 10_000);
      const stop = new AbortController();
      const news: ProjectorNews[] = [];
      projector()
        .run(stop.signal)
        .subscribe((each) => news.push(each));
      await settled();
      await time.pass(4_000);
      expect(news).toEqual([
        { kind: 'waiting', code: 'projector-busy', message: expect.stringContaining('b is projecting') },
      ]);
      await readStore.release(other.lease);
      await time.pass(4_000);
      expect(news.slice(1)).toMatchObject([{ kind: 'projected', cursor: { index: 0 } }]);
      stop.abort();
      await settled();
    });

    it('takes over when the other falls silent, and what the other wakes up with is refused', async () => {
      log.append('Added');
      const silent = await readStore.acquire('b', 10_000);
      const stop = new AbortController();
      const running = projector().run(stop.signal).subscribe();
      await settled();
      expect((await projector().digest('counting')).index).toBe(-1);
      await time.pass(10_000);
      expect((await projector().digest('counting')).index).toBe(0);
      const view = await readStore.open(counting);
      await expect(view.clear(silent.lease)).rejects.toMatchObject({ code: 'lease-lost' });
      stop.abort();
      await settled();
      expect(running.closed).toBe(true);
    });

    it('keeps its lease by heartbeats, and stands by once it has lost it', async () => {
      const stop = new AbortController();
      projector().run(stop.signal).subscribe();
      await settled();
      for (let beats = 0; beats < 5; beats++) await time.pass(9_000);
      expect((await readStore.acquire('b', 10_000)).acquired).toBe(false);
      await readStore.release((await readStore.lease()) as { holder: string; epoch: number });
      const { lease } = await readStore.acquire('b', 10_000);
      log.append('Added');
      await settled();
      expect((await projector().digest('counting')).index).toBe(-1);
      await readStore.release(lease);
      await time.pass(4_000);
      expect((await projector().digest('counting')).index).toBe(0);
      stop.abort();
      await settled();
    });
  });

  describe('running', () => {
    it('goes on once a log that was away is back', async () => {
      log.append('Added', 'Added');
      let isAway = true;
      const away = () => {
        if (isAway) throw new StoreUnavailable('the log is away');
      };
      const eventStore: FakeLog = {
        ...log,
        async head() {
          away();
          return log.head();
        },
        async *readAll(options) {
          away();
          yield* log.readAll(options);
        },
      };
      const stop = new AbortController();
      let failed: unknown;
      const running = projector({ eventStore })
        .run(stop.signal)
        .subscribe({ error: (error) => (failed = error) });
      await settled();
      isAway = false;
      await time.pass(10_000);
      expect((await projector().digest('counting')).index).toBe(1);
      stop.abort();
      await settled();
      expect([failed, running.closed]).toEqual([undefined, true]);
    });

    it('follows the log, serves waiters at once, and rebuilds between its own turns', async () => {
      log.append('Added', 'Added');
      const live = projector();
      const stop = new AbortController();
      const done = new Promise<void>((resolve) => live.run(stop.signal).subscribe({ complete: resolve }));
      await live.waitFor(1);
      const later = live.waitFor(3);
      log.append('Removed', 'Added');
      await later;
      await live.rebuild(['counting']);
      log.append('Added');
      const view = await live.ensureCaughtUp('counting', await log.head());
      expect(await view.checkpoint()).toMatchObject({ index: 4 });
      expect(await live.status()).toMatchObject([
        {
          name: 'counting',
          version: 1,
          position: 18,
          lagEvents: 0,
          lagSeconds: 0,
          parked: 0,
          rebuilding: null,
          builds: [{ state: 'retired' }, { state: 'live' }],
          failure: null,
        },
      ]);
      stop.abort();
      await done;
      expect(await readStore.lease()).toBeUndefined();
    });
  });

  it('tells the lag in events and in seconds since the first one missing', async () => {
    log.append('Added');
    await projector().catchUp();
    log.append('Added', 'Added');
    // The second event was recorded at 2024-01-01T00:00:00.001Z; now is 2024-06-01, 152 days later.
    const lagSeconds = 152 * 86_400 - 0.001;
    expect(await projector().status()).toMatchObject([{ position: 10, lagEvents: 2, lagSeconds }]);
  });

  it('knows only its own projections', async () => {
    await expect(projector().rebuild(['others'])).rejects.toMatchObject({ code: 'unknown-projection' });
  });
});
