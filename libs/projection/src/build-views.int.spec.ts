import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { type BuildOptions, buildViews } from './build-views.ts';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { shareFolder } from './fold-share.ts';
import type { ShareFolder, ShareRequest } from './log-share.ts';
import { defineProjection, type EventProjection, type Projection } from './projection.ts';
import { virtualTime } from './virtual-time.fixture.ts';

/** Time goes on by a second with every look at the clock: builders beat all the time. */
function busyClock(): () => Instant {
  let now = Date.UTC(2024, 5, 1);
  return () => {
    now += 1_000;
    return instantOf(now);
  };
}

/** Keeps a list of all events of a stream under its name, in the order in which they came. */
const listing = defineProjection({
  name: 'listing',
  version: 1,
  wants: 'all',
  collections: { lists: { kind: 'document', indexes: [['length']] } },
  touches: ({ stream }) => ({ lists: [stream] }),
  apply({ stream, revision }, { lists }) {
    const { revisions = [] } = (lists?.get(stream) ?? {}) as { revisions?: number[] };
    lists?.put(stream, { revisions: [...revisions, revision], length: revisions.length + 1 });
  },
});

describe('building views', () => {
  let log: FakeLog;
  let readStore: ReadStore;
  beforeEach(() => {
    log = fakeLog();
    readStore = openMemoryReadStore({ clock: busyClock() });
  });
  const options = (more: Partial<BuildOptions> = {}): BuildOptions => ({
    log,
    readStore,
    upcast: (event) => event,
    holder: 'builder',
    clock: busyClock(),
    pause: async () => {},
    leaseMs: 60_000_000,
    batchSize: 10,
    signal: new AbortController().signal,
    ...more,
  });
  const projector = (projections: readonly Projection[], store: ReadStore) =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore: store,
      projections,
      holder: 'a',
      ...virtualTime(),
    });
  const digestOf = async ({ name, version, collections }: Projection, build: number) => {
    const view = await readStore.openBuild({ name, version, collections }, build);
    const digests: Record<string, string> = {};
    for (const collection of Object.keys(collections)) digests[collection] = await view.digest(collection);
    return { index: (await view.checkpoint())?.index ?? -1, collections: digests };
  };
  /** What projecting in log order comes to. */
  const incremental = async (projection: Projection) => {
    const store = openMemoryReadStore({ clock: virtualTime().clock });
    await projector([projection], store).catchUp();
    return projector([projection], store).digest(projection.name);
  };

  it('come out as projected in log order, whatever the log, the pages, and what is parked', async () => {
    const types = fc.array(fc.constantFrom('Added', 'Removed', 'Bad', 'Unwanted'), { maxLength: 80 });
    const numbers = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(types, numbers, numbers, async (appended, pageSize, streams) => {
        log = fakeLog({ pageSize, streams });
        log.append(...appended);
        const outcomes = await buildViews([counting, listing], options());
        expect(outcomes).toMatchObject([
          { name: 'counting', state: 'ready', events: appended.length },
          { name: 'listing', state: 'ready', events: appended.length },
        ]);
        for (const [at, projection] of [counting, listing].entries()) {
          expect(await digestOf(projection, outcomes[at]?.build as number)).toEqual(await incremental(projection));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('come out the same where others fold shares of the streams, and what is parked in those waits as well', async () => {
    const types = fc.array(fc.constantFrom('Added', 'Removed', 'Bad', 'Unwanted'), { maxLength: 80 });
    const numbers = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(types, types, numbers, numbers, numbers, async (appended, later, pageSize, streams, threads) => {
        log = fakeLog({ pageSize, streams });
        log.append(...appended);
        readStore = openMemoryReadStore({ clock: busyClock() });
        const projections = [counting, listing];
        const folders = Array.from({ length: threads - 1 }, () => shareFolder(projections, options()));
        const outcomes = await buildViews(projections, options({ folders }));
        expect(outcomes).toMatchObject([
          { name: 'counting', state: 'ready', events: appended.length },
          { name: 'listing', state: 'ready', events: appended.length },
        ]);
        for (const [at, projection] of projections.entries()) {
          expect(await digestOf(projection, outcomes[at]?.build as number)).toEqual(await incremental(projection));
        }
        log.append(...later);
        const built = projector([counting], readStore);
        await built.catchUp();
        expect(await built.digest('counting')).toEqual(await incremental(counting));
      }),
      { numRuns: 60 },
    );
  });

  it('are given up alone, or all together, for what becomes of a share', async () => {
    log.append(...Array.from({ length: 40 }, () => 'Added'));
    const told: ShareRequest[] = [];
    const folderOf = (fold: ShareFolder['fold']): ShareFolder => ({ fold, ask: (request) => told.push(request) });
    const own = shareFolder([listing], options());
    const failing = folderOf(async (order, seen) => [
      ...(await own.fold({ ...order, builds: order.builds.filter(({ name }) => name === 'listing') }, seen)),
      { name: 'counting', error: { code: 'no-room', message: 'm' }, parked: [], workedMs: 0 },
    ]);
    const outcomes = await buildViews([counting, listing], options({ folders: [failing] }));
    expect(outcomes).toMatchObject([
      { name: 'counting', state: 'failed', error: { code: 'no-room', message: 'm' } },
      { name: 'listing', state: 'ready', error: null },
    ]);
    expect(told).toEqual(['stop']);

    const broken = folderOf(async () => {
      throw Object.assign(new Error('m'), { code: 'store-damaged' });
    });
    await expect(buildViews([counting], options({ folders: [broken] }))).rejects.toMatchObject({
      code: 'store-damaged',
    });
    expect((await readStore.builds()).filter(({ state }) => state === 'failed')).toMatchObject([
      { name: 'counting', error: { code: 'store-damaged' } },
    ]);
  });

  it('hold up those who fold beside while they are paused, and end with them', async () => {
    log.append(...Array.from({ length: 200 }, () => 'Added'));
    const own = shareFolder([counting], options());
    let asked = false;
    const folder: ShareFolder = {
      ...own,
      fold: (order, seen) =>
        own.fold(order, (events) => {
          seen(events);
          if (!asked) void readStore.ask(order.builds[0]?.build as number, 'pause');
          asked = true;
        }),
    };
    let gone: number | undefined;
    const pause = async () => {
      const [build] = await readStore.builds();
      if (build?.state !== 'paused') return;
      if (gone === undefined) gone = build.done;
      else {
        expect(build.done).toBe(gone);
        await readStore.ask(build.build, 'resume');
      }
    };
    const [outcome] = await buildViews([counting], options({ folders: [folder], pause }));
    expect(outcome).toMatchObject({ state: 'ready', events: 200 });
    expect(gone).toBeLessThan(200);
    expect(await digestOf(counting, outcome?.build as number)).toEqual(await incremental(counting));

    const stop = new AbortController();
    const stopped = options({
      signal: stop.signal,
      folders: [{ ...own, fold: (order) => own.fold(order, () => stop.abort()) }],
    });
    expect(await buildViews([counting], stopped)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('hold what was appended while they were built', async () => {
    log.append(...Array.from({ length: 50 }, () => 'Added'));
    let left = 3;
    const growing = options({
      upcast: (event) => {
        if (left > 0) log.append(...Array.from({ length: 600 }, (_, n) => (n % 3 ? 'Added' : 'Removed')));
        left -= 1;
        return event;
      },
    });
    const [built] = await buildViews([counting], growing);
    const { index } = await digestOf(counting, built?.build as number);
    expect(index).toBe(1_849);
    expect(await digestOf(counting, built?.build as number)).toEqual(await incremental(counting));
  });

  it('are handed over where the log grows as fast as it is followed', async () => {
    log.append(...Array.from({ length: 2_000 }, () => 'Added'));
    // Each event that is folded brings another one: the way to the head gets no shorter.
    const growing = options({
      upcast: (event) => {
        log.append('Added');
        return event;
      },
    });
    const [built] = await buildViews([counting], growing);
    expect(built).toMatchObject({ state: 'ready' });
    const { index } = await digestOf(counting, built?.build as number);
    expect(index).toBe(3_999);
    expect((await log.head()).index).toBe(5_999);
  });

  it('take a stream whole that has more events than are kept in memory', async () => {
    log = fakeLog({ streams: 2, pageSize: 1_000 });
    log.append(...Array.from({ length: 11_001 }, () => 'Added'));
    const [built] = await buildViews([listing], options());
    expect(await digestOf(listing, built?.build as number)).toEqual(await incremental(listing));
  });

  it('of a document that several streams have are given up, alone, unless in log order', async () => {
    const shared = {
      ...listing,
      name: 'shared',
      touches: () => ({ lists: ['all'] }),
      apply: ((event, { lists }) => {
        const { revisions = [] } = (lists?.get('all') ?? {}) as { revisions?: number[] };
        lists?.put('all', { revisions: [...revisions, event.index as number] });
      }) as EventProjection['apply'],
    };
    log.append(...Array.from({ length: 30 }, () => 'Added'));
    expect(await buildViews([shared, listing], options())).toMatchObject([
      { name: 'shared', state: 'failed', error: { code: 'document-taken' } },
      { name: 'listing', state: 'ready', error: null },
    ]);
    const inOrder = { ...shared, order: 'log' as const };
    const [, built] = await buildViews([listing, inOrder], options());
    expect(await digestOf(inOrder, built?.build as number)).toEqual(await incremental(inOrder));
  });

  it('stop where more than a thousand streams would wait', async () => {
    log = fakeLog({ streams: 1_003 });
    log.append(...Array.from({ length: 1_003 }, () => 'Bad'));
    expect(await buildViews([counting], options())).toMatchObject([
      { state: 'failed', error: { code: 'projection-stopped' } },
    ]);
  });

  it('park an event whose document cannot be written', async () => {
    const unfit = {
      ...listing,
      apply: ((event: RecordedEvent, { lists }) => {
        lists?.put(`${event.stream}/${event.revision}`, { length: event.index === 7 ? ['no', 'index', 'value'] : 1 });
      }) as EventProjection['apply'],
    };
    log.append(...Array.from({ length: 30 }, () => 'Added'));
    const [built] = await buildViews([unfit], options());
    const view = await readStore.openBuild(unfit, built?.build as number);
    const heads = await view.find('parked', { index: ['head'], equals: [1] });
    expect(heads.map(({ document }) => document.index)).toEqual([7]);
    expect(await digestOf(unfit, built?.build as number)).toEqual(await incremental(unfit));
  });

  it('say how far they are, and are held up, resumed and cancelled by whoever asks', async () => {
    log.append(...Array.from({ length: 70 }, () => 'Added'));
    const seen: string[] = [];
    let asked = 0;
    const outcomes = await buildViews(
      [counting, listing],
      options({
        async pause() {
          const [first] = await readStore.builds();
          seen.push(first?.state as string);
          if (seen.length === 3) await readStore.ask(first?.build as number, 'resume');
        },
      }),
      (news) => {
        asked += 1;
        for (const { done, total } of news) expect(done).toBeLessThanOrEqual(total);
        const rows = readStore.builds();
        if (asked === 2) void rows.then(([first]) => readStore.ask(first?.build as number, 'pause'));
        if (asked === 8) void rows.then(([, second]) => readStore.ask(second?.build as number, 'cancel'));
      },
    );
    // The third look is the first after which it was resumed.
    expect(seen.slice(1)).toEqual(['paused', 'paused']);
    expect(outcomes).toMatchObject([
      { name: 'counting', state: 'ready' },
      { name: 'listing', state: 'cancelled' },
    ]);
    expect(await digestOf(counting, outcomes[0]?.build as number)).toEqual(await incremental(counting));
  });

  it('are given up with the signal, and leave nothing behind', async () => {
    log.append(...Array.from({ length: 30 }, () => 'Added'));
    const stop = new AbortController();
    const outcomes = await buildViews([counting], options({ signal: stop.signal }), () => stop.abort());
    expect(outcomes).toMatchObject([{ state: 'cancelled' }]);
    expect(await readStore.builds()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('are refused together where one of them is being built already', async () => {
    log.append('Added');
    await readStore.begin(listing, { holder: 'another', total: 1, ttlMs: 60_000_000 });
    await expect(buildViews([counting, listing], options())).rejects.toMatchObject({ code: 'rebuild-under-way' });
    expect((await readStore.builds()).map(({ name, state }) => [name, state])).toEqual([
      ['counting', 'failed'],
      ['listing', 'building'],
    ]);
  });
});
