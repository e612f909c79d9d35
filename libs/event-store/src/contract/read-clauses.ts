import { beforeEach, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { StreamNotFound } from '../errors.ts';
import { type Cursor, type EventStore, type ReadStreamsOptions, START } from '../event-store.ts';
import type { Bench } from './contract.ts';
import { anEvent, collect, opportunity, someEvents } from './sample-events.ts';

const visit = 'visit-v-1' as ReturnType<typeof opportunity>;

export function readClauses({ open }: Bench): void {
  const stream = opportunity('o-1');
  const revisions = (events: readonly RecordedEvent[]) => events.map(({ revision }) => revision);
  let store: EventStore;
  let all: RecordedEvent[];
  const cursorOf = (n: number): Cursor => {
    const { index = n, position, recordedAt } = all[n] as RecordedEvent;
    return { index, position, recordedAt };
  };
  const ids = (events: readonly RecordedEvent[]) => events.map(({ id }) => id);

  beforeEach(async () => {
    store = await open();
    for (let n = 0; n < 5; n++) {
      await store.append(stream, [anEvent(stream, `c-${n}`)], 'any');
      await store.append(visit, [{ ...anEvent(visit, `v-${n}`), type: 'TrafficRegistered' }], 'any');
    }
    all = await collect(store.readAll());
  });

  it('tells a missing stream from one without events in the range', async () => {
    await expect(collect(store.readStream(opportunity('none')))).rejects.toThrow(StreamNotFound);
    await expect(collect(store.readStream(opportunity('none'), { direction: 'backwards' }))).rejects.toThrow(
      StreamNotFound,
    );
    expect(await collect(store.readStream(stream, { from: 5 }))).toEqual([]);
    expect(await collect(store.readStream(stream, { limit: 0 }))).toEqual([]);
  });

  it('reads a stream both ways, from a revision that is included', async () => {
    const read = (options: Parameters<EventStore['readStream']>[1]) => collect(store.readStream(stream, options));
    expect(revisions(await read({}))).toEqual([0, 1, 2, 3, 4]);
    expect(revisions(await read({ from: 2 }))).toEqual([2, 3, 4]);
    expect(revisions(await read({ from: 1, limit: 2 }))).toEqual([1, 2]);
    expect(revisions(await read({ direction: 'backwards' }))).toEqual([4, 3, 2, 1, 0]);
    expect(revisions(await read({ direction: 'backwards', from: 2 }))).toEqual([2, 1, 0]);
    expect(revisions(await read({ direction: 'backwards', from: 9, limit: 2 }))).toEqual([4, 3]);
  });

  it('reads the log both ways, after a cursor that is excluded', async () => {
    expect(all).toHaveLength(10);
    expect(all.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ids(await collect(store.readAll({ after: START })))).toEqual(ids(all));
    expect(await collect(store.readAll({ after: cursorOf(3) }))).toEqual(all.slice(4));
    expect(ids(await collect(store.readAll({ after: cursorOf(3), limit: 2 })))).toEqual(ids(all.slice(4, 6)));
    expect(await collect(store.readAll({ after: cursorOf(9) }))).toEqual([]);

    const back = all.toReversed();
    expect(ids(await collect(store.readAll({ direction: 'backwards' })))).toEqual(ids(back));
    expect(ids(await collect(store.readAll({ direction: 'backwards', limit: 3 })))).toEqual(ids(back.slice(0, 3)));
    expect(ids(await collect(store.readAll({ direction: 'backwards', after: cursorOf(3) })))).toEqual(
      ids(all.slice(0, 3).reverse()),
    );
    expect(await collect(store.readAll({ direction: 'backwards', after: cursorOf(0) }))).toEqual([]);
    expect(await collect(store.readAll({ direction: 'backwards', after: START }))).toEqual([]);
  });

  it('filters by type and by category of stream', async () => {
    const visits = ids(all.filter(({ type }) => type === 'TrafficRegistered'));
    expect(visits).toHaveLength(5);
    expect(ids(await collect(store.readAll({ types: ['TrafficRegistered'] })))).toEqual(visits);
    expect(ids(await collect(store.readAll({ categories: ['visit'] })))).toEqual(visits);
    expect(ids(await collect(store.readAll({ categories: ['visit'], limit: 2 })))).toEqual(visits.slice(0, 2));
    expect(ids(await collect(store.readAll({ categories: ['visit'], direction: 'backwards', limit: 2 })))).toEqual(
      visits.toReversed().slice(0, 2),
    );
    expect(await collect(store.readAll({ types: ['TrafficRegistered'], categories: ['opportunity'] }))).toEqual([]);
    expect(await collect(store.readAll({ types: [] }))).toEqual([]);
    expect(await collect(store.readAll({ categories: ['vis'] }))).toEqual([]);
  });

  it('reads the log stream by stream, each in revision order and with its index, up to a place', async () => {
    /** The streams may come in any order. */
    const byStream = (events: readonly RecordedEvent[]) => [
      ...events.filter((event) => event.stream === stream),
      ...events.filter((event) => event.stream === visit),
    ];
    const read = async (options: ReadStreamsOptions) => {
      const events: RecordedEvent[] = [];
      let gone = 0;
      for await (const page of store.readStreams(options)) {
        events.push(...page.events);
        gone += page.seen;
      }
      expect(gone).toBe(options.upTo.index + 1);
      return events;
    };
    const streams = async (upTo: Cursor) => {
      const found = await read({ upTo });
      const begun = begunStreams(found);
      expect(begun).toHaveLength(new Set(begun).size);
      return byStream(found);
    };
    const [first, middle, last] = [cursorOf(0), cursorOf(6), cursorOf(9)];
    expect(await read({ upTo: START })).toEqual([]);
    expect(await streams(first)).toEqual(all.slice(0, 1));
    expect(await streams(middle)).toEqual(byStream(all.slice(0, 7)));
    expect(await streams(last)).toEqual(byStream(all));
    const visits = all.slice(0, 7).filter((event) => event.stream === visit);
    expect(await read({ upTo: middle, types: ['TrafficRegistered'] })).toEqual(visits);
    expect(await read({ upTo: last, types: [] })).toEqual([]);
  });

  it('reads each stream whole though its pages are many, and leaves out what is appended meanwhile', async () => {
    const log = await open();
    const names = ['o-2', 'O-1', 'o', 'o-1', 'o_', '~', 'o.1'].map(opportunity);
    for (const name of names) await log.append(name, someEvents(name, 'c', 500), 'noStream');
    await log.append(visit, someEvents(visit, 'v', 500), 'noStream');
    const upTo = await log.head();
    const found: RecordedEvent[] = [];
    for await (const { events: page } of log.readStreams({ upTo })) {
      expect(page.length).toBeLessThanOrEqual(1000);
      if (found.length === 0) {
        for (const name of names) await log.append(name, someEvents(name, 'late', 2), 'exists');
        const early = opportunity('-');
        await log.append(early, [anEvent(early, 'late')], 'noStream');
      }
      found.push(...page);
    }
    expect(begunStreams(found).toSorted()).toEqual([...names, visit].toSorted());
    const placesOf = (name: string) =>
      found.filter(({ stream }) => stream === name).map(({ revision, index }) => ({ revision, index }));
    for (const [n, name] of [...names, visit].entries()) {
      const places = Array.from({ length: 500 }, (_, revision) => ({ revision, index: n * 500 + revision }));
      expect(placesOf(name)).toEqual(places);
    }
  });

  it('shares streams out, each whole to one share, the same one each time', async () => {
    const log = await open();
    const names = Array.from({ length: 200 }, (_, n) => opportunity(`shared-${n}`));
    for (const name of names) await log.append(name, someEvents(name, 'c', 2), 'noStream');
    const upTo = await log.head();
    const read = async (n: number, of: number) => {
      const events: RecordedEvent[] = [];
      let gone = 0;
      for await (const page of log.readStreams({ upTo, share: { n, of } })) {
        events.push(...page.events);
        gone += page.seen;
      }
      expect(gone).toBe(events.length);
      expect(begunStreams(events)).toHaveLength(new Set(events.map((event) => event.stream)).size);
      return events;
    };
    for (const count of [1, 2, 3]) {
      const shares = await Promise.all(Array.from({ length: count }, (_, n) => read(n, count)));
      const named = shares.map((events) => [...new Set(events.map((event) => event.stream))]);
      expect(named.flat().toSorted()).toEqual(names.toSorted());
      expect(shares.flat()).toHaveLength(400);
      for (const share of named) expect(share.length).toBeGreaterThan(100 / count);
    }
    expect(await read(1, 3)).toEqual(await read(1, 3));
  });

  it('says where the log ends', async () => {
    expect(await (await open()).head()).toEqual(START);
    expect(await store.head()).toEqual(cursorOf(9));
  });

  it('finds the place of any event, by its index and by its position', async () => {
    expect(await store.placeOf({ index: -1 })).toEqual(START);
    for (const [n, { position }] of all.entries()) {
      const places = [await store.placeOf({ index: n }), await store.placeOf({ position })];
      expect(places).toMatchObject([
        { index: n, position },
        { index: n, position },
      ]);
      for (const after of places) expect(await collect(store.readAll({ after }))).toEqual(all.slice(n + 1));
    }
  });

  it('hands over pages, and goes on where one ends', async () => {
    const long = opportunity('long');
    for (let n = 0; n < 5; n++) await store.append(long, someEvents(long, `many-${n}`, 500), 'any');
    const pages: number[] = [];
    for await (const page of store.readStream(long)) pages.push(page.length);
    expect(Math.max(...pages)).toBeLessThanOrEqual(1000);
    expect(revisions(await collect(store.readStream(long)))).toEqual(Array.from({ length: 2500 }, (_, n) => n));
    expect(revisions(await collect(store.readStream(long, { direction: 'backwards', limit: 1500 })))).toEqual(
      Array.from({ length: 1500 }, (_, n) => 2499 - n),
    );
    expect(await collect(store.readAll())).toHaveLength(2510);
    expect(await collect(store.readAll({ direction: 'backwards', limit: 2300 }))).toHaveLength(2300);
  });
}

/** The name of each stream as often as it begins anew among the events. */
function begunStreams(events: readonly RecordedEvent[]): readonly string[] {
  return events.filter(({ stream }, n) => events[n - 1]?.stream !== stream).map(({ stream }) => stream);
}
