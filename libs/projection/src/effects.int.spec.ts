import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { type ReadStore, ViewUnavailable } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { counting } from './counting.fixture.ts';
import { createEffects } from './create-effects.ts';
import { createProjector } from './create-projector.ts';
import type { Effect } from './effect.ts';
import type { EffectNews, Effects } from './effects.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { settled, type VirtualTime, virtualTime } from './virtual-time.fixture.ts';

const registry = { upcast: (event: RecordedEvent) => event };

describe('an effect', () => {
  let time: VirtualTime;
  let log: FakeLog;
  let readStore: ReadStore;
  let mails: string[];
  let news: EffectNews[];
  let down: (event: RecordedEvent) => boolean;
  const mail: Effect = {
    name: 'mail',
    wants: ['Added', 'Bad'],
    async run(event) {
      if (down(event)) throw new RangeError('the mail server is away');
      mails.push(event.id);
    },
  };
  const effects = (holder = 'a', store = readStore, some = [mail]): Effects =>
    createEffects({
      eventStore: log,
      registry,
      readStore: store,
      effects: some,
      holder,
      clock: time.clock,
      pause: time.pause,
    });
  /** Runs until nothing more happens, then lets `work` happen. */
  const running = async (work: () => void | Promise<void>, some = effects()) => {
    const stop = new AbortController();
    const done = new Promise<void>((resolve, reject) =>
      some.run(stop.signal).subscribe({ next: (each) => news.push(each), error: reject, complete: resolve }),
    );
    await settled();
    await work();
    await settled();
    stop.abort();
    await done;
  };

  beforeEach(() => {
    time = virtualTime();
    log = fakeLog();
    readStore = openMemoryReadStore({ clock: time.clock });
    mails = [];
    news = [];
    down = () => false;
  });

  it('begins at the head when it is first registered, and goes on from its place ever after', async () => {
    log.append('Added', 'Added');
    await running(() => log.append('Removed', 'Added', 'Unwanted'));
    expect(mails).toEqual(['event-3']);
    expect(news.at(-1)).toEqual({ kind: 'performed', effect: 'mail', index: 4 });
    log.append('Added', 'Added');
    await running(() => {});
    expect(mails).toEqual(['event-3', 'event-5', 'event-6']);
  });

  it('that is registered over an empty log misses nothing', async () => {
    await running(() => {});
    log.append('Added');
    await running(() => log.append('Added'));
    expect(mails).toEqual(['event-0', 'event-1']);
  });

  it('is not done again by a rebuild or a redrive of views', async () => {
    let broken = true;
    const views = openMemoryReadStore({ clock: time.clock });
    const apply: (typeof counting)['apply'] = (event, documents) => {
      if (broken) throw new RangeError('cannot apply');
      counting.apply(event, documents);
    };
    const projector = createProjector({
      eventStore: log,
      registry,
      readStore: views,
      projections: [{ ...counting, apply }],
      holder: 'p',
      clock: time.clock,
      pause: time.pause,
    });
    await running(async () => {
      log.append('Added', 'Added', 'Added');
      await projector.catchUp();
      broken = false;
      await projector.redrive('counting');
      await projector.rebuild(['counting']);
    });
    expect(mails).toEqual(['event-0', 'event-1', 'event-2']);
  });

  it('comes again where a kill struck between doing and noting it, and never is left out', async () => {
    for (let survived = 0; survived < 6; survived++) {
      let commits = 0;
      const dying: ReadStore = {
        ...readStore,
        release: async () => {},
        open: async (spec) => {
          const view = await readStore.open(spec);
          const commit: typeof view.commit = async (...args) => {
            if (commits++ === 2) throw new ViewUnavailable('killed');
            await view.commit(...args);
          };
          return { ...view, commit };
        },
      };
      await expect(
        running(() => log.append('Added', 'Removed', 'Added'), effects(`h${survived}`, dying)),
      ).rejects.toMatchObject({ code: 'view-unavailable' });
      await time.pass(10_000);
    }
    await running(() => {});
    const all = Array.from({ length: 18 }, (_, n) => n).filter((n) => n % 3 !== 1);
    expect([...new Set(mails)]).toEqual(all.map((n) => `event-${n}`));
    // At most one a kill.
    expect(mails.length - all.length).toBeLessThanOrEqual(6);
    expect(mails.length).toBeGreaterThan(all.length);
  });

  it('that fails is parked with its stream behind it, told, tried again by a redrive, and all others go on', async () => {
    down = ({ type }) => type === 'Bad';
    // Streams in turn: 0 2 4 1 3 0 2.
    await running(() => log.append('Added', 'Bad', 'Added', 'Added', 'Added', 'Added', 'Added'));
    expect(mails).toEqual(['event-0', 'event-2', 'event-3', 'event-4', 'event-5']);
    expect(news.filter(({ kind }) => kind === 'parked')).toMatchObject([
      { effect: 'mail', event: { eventId: 'event-1', type: 'Bad', error: 'RangeError', attempts: 1 } },
    ]);
    expect(await effects().parked('mail')).toMatchObject([{ stream: 'thing-2', waiting: 2 }]);
    expect(await effects().redrive('mail')).toMatchObject([{ applied: 0, head: { attempts: 2 } }]);
    const live = effects();
    await running(async () => {
      down = () => false;
      expect(await live.redrive('mail', 'thing-2')).toEqual([{ stream: 'thing-2', applied: 2, head: null }]);
      log.append('Added', 'Added', 'Added', 'Added', 'Added');
    }, live);
    expect(mails.slice(5)).toEqual(['event-1', 'event-6', 'event-7', 'event-8', 'event-9', 'event-10', 'event-11']);
    await expect(live.redrive('mail', 'thing-2')).rejects.toMatchObject({ code: 'nothing-parked' });
    await expect(live.parked('fax')).rejects.toMatchObject({ code: 'unknown-projection' });
  });

  it('stops where more than a thousand streams would wait; others go on', async () => {
    log = fakeLog({ streams: 1_003 });
    down = () => true;
    const other: string[] = [];
    const fax: Effect = { name: 'fax', wants: 'all', run: async ({ id }) => void other.push(id) };
    await running(
      () => log.append(...Array.from({ length: 1_003 }, () => 'Added')),
      effects('a', readStore, [mail, fax]),
    );
    expect(news.find(({ kind }) => kind === 'stopped')).toMatchObject({ effect: 'mail', error: { index: 1_000 } });
    expect(other).toHaveLength(1_003);
  });

  it('begins at the head again where the log lacks what it has seen', async () => {
    down = ({ id }) => id === 'event-1' || id === 'event-3';
    await running(() => log.append('Added', 'Added', 'Added', 'Added'));
    log.truncate(2);
    log.append('Added', 'Added', 'Added');
    mails = [];
    down = () => false;
    await running(() => log.append('Added'));
    expect(mails).toEqual(['event-7']);
    await effects().redrive('mail');
    expect(mails).toEqual(['event-7', 'event-1']);
  });

  it('is done by one process at a time', async () => {
    await running(async () => {
      await expect(effects('b').redrive('mail')).rejects.toMatchObject({ code: 'projector-busy', holder: 'a' });
      const stop = new AbortController();
      const standing = new Promise<void>((resolve) => effects('b').run(stop.signal).subscribe({ complete: resolve }));
      log.append('Added');
      await settled();
      stop.abort();
      await standing;
    });
    expect(mails).toEqual(['event-0']);
  });
});
