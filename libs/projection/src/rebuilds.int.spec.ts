import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import type { Projection } from './projection.ts';
import type { ProjectorOptions } from './projector.ts';
import { settled, type VirtualTime, virtualTime } from './virtual-time.fixture.ts';

/** What counting is after its `apply` was corrected, under the same version. */
const corrected: Projection = {
  ...counting,
  apply(event, documents) {
    counting.apply({ ...event, data: { amount: 1 } }, documents);
  },
};

describe('rebuilding beside the live view', () => {
  let folder: string;
  let time: VirtualTime;
  let log: FakeLog;
  let readStore: ReadStore;
  const opened: ReadStore[] = [];
  const open = () => {
    const store = openSqliteReadStore({ folder, clock: time.clock });
    opened.push(store);
    return store;
  };
  const projector = (options: Partial<ProjectorOptions> = {}) =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [counting],
      holder: 'a',
      clock: time.clock,
      pause: time.pause,
      patienceMs: 1_000,
      ...options,
    });
  const states = async () => (await readStore.builds()).map(({ state }) => state);
  /** Lets time pass until the work is done. */
  const passing = async <T>(work: Promise<T>): Promise<T> => {
    let done = false;
    const end = () => {
      done = true;
    };
    work.then(end, end);
    while (!done) await time.pass(100);
    return work;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'views-'));
    time = virtualTime();
    log = fakeLog();
    readStore = open();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(folder, { recursive: true });
  });

  it('switches to what holds the same, tells so, and keeps the old build up until it is dropped', async () => {
    log.append('Added', 'Added', 'Removed');
    await projector().catchUp();
    const old = await projector().ensureCaughtUp('counting', await log.head());
    const [rebuilt] = await projector().rebuild(['counting']);
    const digests = await projector().digest('counting');
    expect(rebuilt).toMatchObject({
      name: 'counting',
      state: 'ready',
      switched: true,
      events: 3,
      difference: { index: 2, equal: true },
    });
    for (const [name, digest] of Object.entries(digests.collections)) {
      expect(rebuilt?.difference?.collections[name]?.digests).toEqual({ old: digest, new: digest });
    }
    expect(await states()).toEqual(['retired', 'live']);
    expect(await old.count('things')).toBe(2);

    log.append('Added', 'Added');
    await projector().catchUp();
    expect((await old.checkpoint())?.index).toBe(4);
    const live = await projector().ensureCaughtUp('counting', await log.head());
    expect(live.build).not.toBe(old.build);
    expect(await live.digest('amounts')).toBe(await old.digest('amounts'));

    expect(await projector().rollback('counting')).toMatchObject({ build: old.build, state: 'live' });
    expect(await states()).toEqual(['live', 'retired']);
    expect(await projector().dropBuild('counting')).toMatchObject({ build: live.build });
    await expect(projector().rollback('counting')).rejects.toMatchObject({ code: 'nothing-to-roll-back' });
    await expect(projector().dropBuild('counting')).rejects.toMatchObject({ code: 'nothing-to-drop' });
  });

  it('tells documents that differ by their keys, and goes live only where that is wanted', async () => {
    log.append('Added', 'Added', 'Removed');
    await projector().catchUp();
    const right = projector({ projections: [corrected] });
    const [kept] = await right.rebuild(['counting'], { switch: 'if-equal' });
    // Amounts of the log are 0, 31 mod 17 and 62 mod 17, hence 14 for what was added; each counts 1 now.
    expect(kept).toMatchObject({
      switched: false,
      difference: {
        equal: false,
        collections: {
          amounts: { documents: { old: 3, new: 3 }, differing: 2, keys: ['Added', 'Removed'] },
          things: { differing: 0, keys: [] },
        },
      },
    });
    expect(await states()).toEqual(['live', 'ready']);
    expect(await right.switchBuild('counting')).toMatchObject({ state: 'live', report: { equal: false } });
    const view = await right.ensureCaughtUp('counting', await log.head());
    expect((await view.load('amounts', ['Added'])).get('Added')).toMatchObject({ amount: 2 });
    await expect(right.switchBuild('counting')).rejects.toMatchObject({ code: 'build-not-ready' });
  });

  it('is switched to by another process that projects, at an event that both builds hold', async () => {
    log.append('Added', 'Added');
    const running = projector({ holder: 'b', readStore: open() });
    const stop = new AbortController();
    const done = new Promise<void>((resolve) => running.run(stop.signal).subscribe({ complete: resolve }));
    await running.waitFor(1);
    const rebuilding = projector().rebuild(['counting'], { switch: 'auto' });
    log.append('Added', 'Removed');
    expect(await passing(rebuilding)).toMatchObject([{ switched: true, difference: { equal: true } }]);
    expect(await states()).toEqual(['retired', 'live']);
    log.append('Added');
    await running.waitFor(4);
    expect(await passing(projector().rollback('counting'))).toMatchObject({ state: 'live' });
    stop.abort();
    await done;
    for (const row of await readStore.builds()) {
      expect((await (await readStore.openBuild(counting, row.build)).checkpoint())?.index).toBe(4);
    }
  });

  it('says that it waits where whoever projects does not switch', async () => {
    log.append('Added');
    await projector().catchUp();
    await readStore.acquire('somebody', 60_000_000);
    await expect(passing(projector().rebuild(['counting']))).rejects.toMatchObject({ code: 'not-switched' });
    expect(await states()).toEqual(['live', 'ready']);
  });

  it('is refused while another builder lives, and taken over from one that is dead', async () => {
    log.append('Added');
    await projector().catchUp();
    await open().begin(counting, { holder: 'dead', total: 1, ttlMs: 5_000 });
    await expect(projector().rebuild(['counting'])).rejects.toMatchObject({ code: 'rebuild-under-way' });
    await expect(passing(projector().askRebuild('counting', 'pause'))).rejects.toMatchObject({ code: 'no-rebuild' });
    await open().begin(counting, { holder: 'dead too', total: 1, ttlMs: 5_000 });
    await time.pass(5_000);
    expect(await projector().rebuild(['counting'])).toMatchObject([{ switched: true }]);
    expect(await states()).toEqual(['retired', 'live']);
  });

  it('mends a view that is damaged, with nothing to compare it with', async () => {
    log.append('Added', 'Removed', 'Added');
    await projector().catchUp();
    const clean = await projector().digest('counting');
    await opened.pop()?.close();
    writeFileSync(join(folder, 'counting.v1.1.db'), 'x'.repeat(8_192));
    readStore = open();
    expect(await projector().rebuild(['counting'])).toMatchObject([{ switched: true, difference: null }]);
    expect(await projector().digest('counting')).toEqual(clean);
    await expect(projector().rollback('counting')).rejects.toMatchObject({
      code: 'rebuild-failed',
      details: { error: { code: 'view-damaged' } },
    });
    expect(await projector().digest('counting')).toEqual(clean);
  });

  it('gives a raised version a view of its own, and the one before stands by', async () => {
    log.append('Added', 'Added');
    await projector().catchUp();
    const raised = { ...corrected, version: 2 };
    const next = projector({ projections: [raised] });
    const view = await next.ensureCaughtUp('counting', await log.head());
    expect((await view.load('amounts', ['Added'])).get('Added')).toMatchObject({ count: 2, amount: 2 });
    expect((await readStore.builds()).map(({ version, state }) => [version, state])).toEqual([
      [1, 'retired'],
      [2, 'live'],
    ]);
    await expect(next.rollback('counting')).rejects.toMatchObject({ code: 'nothing-to-roll-back' });
    await projector().catchUp();
    expect((await readStore.live(counting))?.spec.version).toBe(1);
  });

  it('builds what a large log has no view of stream by stream, and projects others meanwhile', async () => {
    log = fakeLog({ pageSize: 1_000, streams: 700 });
    log.append(...Array.from({ length: 20_000 }, (_, n) => (n % 3 ? 'Added' : 'Removed')));
    const built: string[][] = [];
    const large = projector({
      buildLarge: async (names, signal) => {
        built.push([...names]);
        const { buildViews } = await import('./build-views.ts');
        const own = { ...{ log, readStore, holder: 'w', batchSize: 5_000, leaseMs: 60_000 }, ...time, signal };
        return buildViews([counting], { ...own, upcast: (event) => event });
      },
    });
    await large.catchUp();
    expect(built).toEqual([['counting']]);
    const digests = await large.digest('counting');
    expect(digests.index).toBe(19_999);
    await readStore.drop((await readStore.live(counting))?.build as number);
    const inOrder = projector({ projections: [{ ...counting, order: 'log' }] });
    await inOrder.catchUp();
    expect(await inOrder.digest('counting')).toEqual(digests);
    await settled();
  });

  it('builds what a large log has no view of, though whoever began that before was killed', async () => {
    log.append('Added', 'Added');
    await open().begin(counting, { holder: 'dead', total: 2, ttlMs: 5_000 });
    const next = projector({ largeLogEvents: 1 });
    const query = async () => next.ensureCaughtUp('counting', await log.head());
    await expect(passing(query())).rejects.toMatchObject({ code: 'view-behind' });
    await time.pass(5_000);
    expect((await (await passing(query())).checkpoint())?.index).toBe(1);
    expect((await readStore.builds()).map(({ holder, state }) => [holder, state])).toEqual([['a', 'live']]);
  });

  it('makes no empty view of a large log while what it lacks is on its way, however late the builder begins', async () => {
    log = fakeLog({ pageSize: 1_000, streams: 700 });
    log.append(...Array.from({ length: 20_000 }, (_, n) => (n % 3 ? 'Added' : 'Removed')));
    const asked = Promise.withResolvers<void>();
    const begin = Promise.withResolvers<void>();
    const large = projector({
      buildLarge: async (_, signal) => {
        asked.resolve();
        await begin.promise;
        const { buildViews } = await import('./build-views.ts');
        const own = { ...{ log, readStore, holder: 'w', batchSize: 5_000, leaseMs: 60_000 }, ...time, signal };
        return buildViews([counting], { ...own, upcast: (event) => event });
      },
    });
    const stop = new AbortController();
    const ended = new Promise<void>((resolve) => large.run(stop.signal).subscribe({ complete: resolve }));
    await asked.promise;
    for (let look = 0; look < 5; look++) await time.pass(300);
    expect(await readStore.builds()).toEqual([]);
    begin.resolve();
    await passing(large.waitFor(19_999));
    expect((await readStore.builds()).map(({ build, state, total }) => ({ build, state, total }))).toEqual([
      { build: 1, state: 'live', total: 20_000 },
    ]);
    stop.abort();
    await ended;
  });
});
