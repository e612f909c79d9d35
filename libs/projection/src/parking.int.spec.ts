import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import type { EventProjection, Projection } from './projection.ts';
import type { Projector, ProjectorNews, ProjectorOptions } from './projector.ts';
import { settled, type VirtualTime, virtualTime } from './virtual-time.fixture.ts';

class Unfit extends Error {
  readonly code = 'unfit';
}

/** Counts what its fixture counts, and throws where `fails` says so, after it has changed documents. */
function failing(fails: (event: RecordedEvent) => boolean): EventProjection {
  return {
    ...counting,
    apply(event, documents) {
      counting.apply({ ...event, type: event.type === 'Bad' ? 'Added' : event.type }, documents);
      if (fails(event)) throw new Unfit(`what it says: ${JSON.stringify(event.data)}`);
    },
  };
}

const sound = failing(() => false);

describe('parking', () => {
  let time: VirtualTime;
  let log: FakeLog;
  let readStore: ReadStore;
  const projector = (projection: Projection, options: Partial<ProjectorOptions> = {}): Projector =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [projection],
      holder: 'a',
      clock: time.clock,
      pause: time.pause,
      ...options,
    });
  /** The digests of a view into which everything was projected without a fault. */
  const cleanDigest = async () => {
    const clean = projector(sound, { readStore: openMemoryReadStore({ clock: time.clock }) });
    await clean.catchUp();
    return clean.digest('counting');
  };

  beforeEach(() => {
    time = virtualTime();
    log = fakeLog();
    readStore = openMemoryReadStore({ clock: time.clock });
  });

  it('takes back what the event changed, holds its stream behind it in order, and lets all others go on', async () => {
    // Streams in turn: 0 2 4 1 3 0 2 4 1 3 0.
    log.append(
      'Added',
      'Bad',
      'Added',
      'Added',
      'Unwanted',
      'Added',
      'Removed',
      'Added',
      'Added',
      'Added',
      'Added',
      'Added',
      'Added',
    );
    const bad = failing(({ type }) => type === 'Bad');
    await projector(bad).catchUp();
    expect(await projector(bad).status()).toMatchObject([{ lagEvents: 0, parked: 1, failure: null }]);
    const view = await readStore.open(counting);
    // Stream 0: events 0, 5, 10; stream 2: parked; stream 4: 2, 7, 12; stream 1: 3, 8; stream 3: 9.
    expect(await view.find('things')).toEqual([
      { key: '0', document: { count: 3, last: 'Added' } },
      { key: '1', document: { count: 2, last: 'Added' } },
      { key: '3', document: { count: 1, last: 'Added' } },
      { key: '4', document: { count: 3, last: 'Added' } },
    ]);
    // Amounts of events 0, 2, 3, 5, 7, 8, 9, 10 and 12: index × 31 modulo 17.
    expect((await view.load('amounts', ['Added'])).get('Added')).toEqual({
      type: 'Added',
      count: 9,
      amount: 0 + 11 + 8 + 2 + 13 + 10 + 7 + 4 + 15,
    });
    expect((await view.find('parked')).map(({ document }) => document)).toEqual([
      {
        stream: 'thing-2',
        index: 1,
        position: 12,
        recordedAt: '2024-01-01T00:00:00.001Z',
        eventId: 'event-1',
        type: 'Bad',
        head: 1,
        attempts: 1,
        error: 'unfit',
      },
      {
        stream: 'thing-2',
        index: 6,
        position: 22,
        recordedAt: '2024-01-01T00:00:00.006Z',
        eventId: 'event-6',
        type: 'Removed',
        head: 0,
        attempts: 0,
        error: null,
      },
      expect.objectContaining({ stream: 'thing-2', index: 11, head: 0 }),
    ]);
    expect(await projector(bad).parked('counting')).toMatchObject([{ eventId: 'event-1', attempts: 1, waiting: 3 }]);
  });

  it('counts attempts while the fault lasts, and heals with it: the digests are those of a clean rebuild', async () => {
    log.append('Added', 'Bad', 'Added', 'Added', 'Bad', 'Added', 'Added', 'Removed', 'Added');
    const bad = failing(({ type }) => type === 'Bad');
    await projector(bad).catchUp();
    expect(await projector(bad).redrive('counting')).toMatchObject([
      { stream: 'thing-2', applied: 0, head: { attempts: 2, error: 'unfit' } },
      { stream: 'thing-3', applied: 0, head: { attempts: 2, error: 'unfit' } },
    ]);
    log.append('Added', 'Added', 'Removed');
    await projector(bad).catchUp();
    expect(await projector(sound).redrive('counting', 'thing-2')).toEqual([
      { stream: 'thing-2', applied: 3, head: null },
    ]);
    expect(await projector(sound).parked('counting')).toMatchObject([{ stream: 'thing-3' }]);
    await projector(sound).redrive('counting');
    expect(await projector(sound).digest('counting')).toEqual(await cleanDigest());
    expect(await projector(sound).status()).toMatchObject([{ parked: 0 }]);
  });

  it('goes on to the next event that cannot be applied', async () => {
    log.append(...Array.from({ length: 16 }, (_, n) => (n === 5 || n === 10 ? 'Bad' : 'Added')));
    await projector(failing(({ type }) => type === 'Bad')).catchUp();
    const half = projector(
      failing(({ index }) => index === 10),
      { batchSize: 2 },
    );
    expect(await half.redrive('counting')).toMatchObject([
      { stream: 'thing-0', applied: 1, head: { index: 10, attempts: 1 } },
    ]);
    expect(await half.parked('counting')).toMatchObject([{ index: 10, attempts: 1, waiting: 2 }]);
    await projector(sound, { batchSize: 1 }).redrive('counting');
    expect(await projector(sound).digest('counting')).toEqual(await cleanDigest());
  });

  it('parks what throws in touches and in upcast too, and finds the event whose changes cannot be written', async () => {
    const types = ['Added', 'Added', 'Bad', 'Added', 'Added'];
    const asked = {
      ...sound,
      touches: (event: RecordedEvent) => (event.type === 'Bad' ? missing() : sound.touches(event)),
    };
    const unwritable = {
      ...counting,
      apply: (event: RecordedEvent, { things }: Parameters<EventProjection['apply']>[1]) =>
        things?.put(event.id, { last: event.type === 'Bad' ? ['no', 'index', 'value'] : event.type }),
    };
    const upcast = (event: RecordedEvent) => (event.type === 'Bad' ? missing() : event);
    for (const [projection, options] of [
      [asked, {}],
      [sound, { registry: { upcast } }],
      [unwritable, {}],
    ] as const) {
      log = fakeLog();
      log.append(...types);
      readStore = openMemoryReadStore({ clock: time.clock });
      await projector(projection, options).catchUp();
      expect(await projector(projection).parked('counting')).toMatchObject([
        { index: 2, error: 'RangeError', waiting: 1 },
      ]);
      expect(await (await readStore.open(counting)).count('things')).toBe(4);
      expect((await projector(projection, options).redrive('counting'))[0]).toMatchObject({ head: { attempts: 2 } });
    }
  });

  it('stops where more than a thousand streams would wait, and goes on once they are redriven', async () => {
    log = fakeLog({ streams: 1_003 });
    log.append(...Array.from({ length: 1_500 }, (_, n) => (n === 0 ? 'Added' : 'Bad')));
    const bad = projector(failing(({ type }) => type === 'Bad'));
    await expect(bad.catchUp()).rejects.toMatchObject({ code: 'projection-stopped', index: 1_001, type: 'Bad' });
    expect(await bad.status()).toMatchObject([{ lagEvents: 499, parked: 1_000 }]);
    await expect(bad.redrive('counting')).rejects.toMatchObject({ code: 'projection-stopped' });
    await projector(sound).redrive('counting');
    await projector(sound).catchUp();
    expect(await projector(sound).digest('counting')).toEqual(await cleanDigest());
  }, 60_000);

  it('tells each event that a stream waits for, and redrives between the turns of a projector that runs', async () => {
    let broken = true;
    const live = projector(failing(({ type }) => broken && type === 'Bad'));
    log.append('Bad', 'Added');
    const stop = new AbortController();
    const news: ProjectorNews[] = [];
    live.run(stop.signal).subscribe((each) => news.push(each));
    await settled();
    expect(news).toMatchObject([
      {
        kind: 'parked',
        projection: 'counting',
        event: { eventId: 'event-0', type: 'Bad', position: 10, error: 'unfit' },
      },
      { kind: 'projected' },
    ]);
    log.append('Added', 'Added', 'Added', 'Added');
    await live.redrive('counting');
    await settled();
    log.append('Added');
    await settled();
    expect(news.filter(({ kind }) => kind === 'parked')).toMatchObject([
      { event: { attempts: 1 } },
      { event: { attempts: 2 } },
    ]);
    broken = false;
    expect(await live.redrive('counting')).toEqual([{ stream: 'thing-0', applied: 2, head: null }]);
    log.append('Removed', 'Added', 'Added', 'Removed', 'Added');
    await live.waitFor(11);
    expect(await live.digest('counting')).toEqual(await cleanDigest());
    stop.abort();
    await settled();
  });

  it('is redriven by whoever projects elsewhere, once asked', async () => {
    let broken = true;
    const live = projector(failing(({ type }) => broken && type === 'Bad'));
    log.append('Bad', 'Bad', 'Added', 'Added', 'Added', 'Added');
    const stop = new AbortController();
    const done = new Promise<void>((resolve) => live.run(stop.signal).subscribe({ complete: resolve }));
    await settled();
    const elsewhere = projector(sound, { holder: 'b' });
    const asked = async (stream?: string) => {
      const answer = elsewhere.redrive('counting', stream);
      for (let n = 0; n < 20; n++) {
        await settled();
        await time.pass(20);
      }
      return answer;
    };
    expect(await asked()).toMatchObject([
      { stream: 'thing-0', applied: 0, head: { attempts: 2 } },
      { stream: 'thing-2', applied: 0, head: { attempts: 2 } },
    ]);
    broken = false;
    expect(await asked('thing-0')).toEqual([{ stream: 'thing-0', applied: 2, head: null }]);
    await expect(elsewhere.redrive('counting', 'thing-0')).rejects.toMatchObject({ code: 'nothing-parked' });
    expect(await asked()).toEqual([{ stream: 'thing-2', applied: 1, head: null }]);
    expect(await asked()).toEqual([]);
    expect(await live.digest('counting')).toEqual(await cleanDigest());
    stop.abort();
    await done;
  });

  it('waits no longer than its patience for a process that projects and does not redrive', async () => {
    log.append('Bad');
    await projector(failing(() => true)).catchUp();
    await readStore.acquire('silent', 60_000);
    const answer = projector(sound, { patienceMs: 100 }).redrive('counting');
    const refused = expect(answer).rejects.toMatchObject({ code: 'projector-busy', holder: 'silent' });
    for (let n = 0; n < 7; n++) {
      await settled();
      await time.pass(20);
    }
    await refused;
    expect(await readStore.builds()).toMatchObject([{ request: null }]);
  });

  it('is gone after a rebuild without the fault', async () => {
    log.append('Bad', 'Added', 'Added');
    await projector(failing(({ type }) => type === 'Bad')).catchUp();
    await projector(sound).rebuild(['counting']);
    expect(await projector(sound).digest('counting')).toEqual(await cleanDigest());
  });

  it('a stream that does not wait cannot be redriven', async () => {
    await expect(projector(sound).redrive('counting', 'thing-9')).rejects.toMatchObject({ code: 'nothing-parked' });
    await expect(projector(sound).parked('others')).rejects.toMatchObject({ code: 'unknown-projection' });
  });

  it('whatever fails, in whatever batches: after the redrive the digests are those of a clean rebuild', async () => {
    const events = fc.array(fc.tuple(fc.constantFrom('Added', 'Removed', 'Unwanted'), fc.boolean()), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(events, fc.integer({ min: 1, max: 20 }), fc.nat(60), async (log0, batchSize, cut) => {
        log = fakeLog();
        readStore = openMemoryReadStore({ clock: time.clock });
        const fails = new Set(log0.flatMap(([, bad], at) => (bad ? [at] : [])));
        const bad = failing(({ index }) => fails.has(index as number));
        log.append(...log0.slice(0, cut).map(([type]) => type));
        await projector(bad, { batchSize }).catchUp();
        log.append(...log0.slice(cut).map(([type]) => type));
        await projector(bad, { batchSize }).catchUp();
        const some = (await projector(bad).parked('counting'))[1];
        if (some) await projector(sound, { batchSize }).redrive('counting', some.stream);
        await projector(bad, { batchSize }).redrive('counting');
        await projector(sound, { batchSize }).redrive('counting');
        expect(await projector(sound).digest('counting')).toEqual(await cleanDigest());
      }),
      { numRuns: 60 },
    );
  });
});

function missing(): never {
  throw new RangeError('there is nothing');
}
