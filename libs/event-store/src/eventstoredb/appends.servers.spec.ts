import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { anEvent, collect, eventOfBytes, opportunity, someEvents } from '../contract/index.ts';
import { aPlace, aStoreAt } from './any-server.fixture.ts';

const stream = opportunity('o-1');
const APPENDED = { outcome: 'appended', revision: 0, repeated: false };

describe('an append to whatever server of EventStoreDB', () => {
  it('point-12: under `any` that comes again out of order is not written again', async () => {
    const store = await aStoreAt(await aPlace());
    for (const command of ['a', 'b', 'a', 'b']) await store.append(stream, [anEvent(stream, command)], 'any');
    expect(await collect(store.readStream(stream))).toMatchObject([{ revision: 0 }, { revision: 1 }]);
  });

  it('point-14: without a type or data never reaches the server', async () => {
    const place = await aPlace();
    const store = await aStoreAt(place);
    const untyped = store.append(stream, [{ ...anEvent(stream, 'c-1'), type: '' }], 'noStream');
    await expect(untyped).rejects.toMatchObject({ code: 'event-refused', pointer: '/0/type' });
    const empty = store.append(
      stream,
      [{ ...anEvent(stream, 'c-1'), data: undefined as unknown as JsonObject }],
      'any',
    );
    await expect(empty).rejects.toMatchObject({ code: 'event-refused', pointer: '/0/data' });
    expect(await place.typesIn(place.prefix + stream)).toEqual([]);
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 'noStream')).toMatchObject(APPENDED);
  });

  it('point-18: that comes again from another process gives the first result', async () => {
    const place = await aPlace();
    const events = someEvents(stream, 'c-1', 3);
    const first = await (await aStoreAt(place)).append(stream, events, 'noStream');
    for (const expected of ['noStream', 'any'] as const) {
      const again = await (await aStoreAt(place)).append(stream, events, expected);
      expect(again).toEqual({ ...first, repeated: true });
    }
    expect(await place.typesIn(place.prefix + stream)).toHaveLength(3);
  });

  it('point-18: that stands from another expectation is found before a server would write it again', async () => {
    const place = await aPlace();
    const event = anEvent(stream, 'c-1');
    await (await aStoreAt(place)).append(stream, [event], 'noStream');
    // Another process, which knows nothing of the stream.
    const store = await aStoreAt(place);
    await expect(store.append(stream, [event], 0)).rejects.toMatchObject({ code: 'event-refused' });
    expect(await store.append(stream, [event], 'any')).toMatchObject({ ...APPENDED, repeated: true });
    expect(await place.typesIn(place.prefix + stream)).toHaveLength(1);
  });

  it('that go together are each answered for themselves', async () => {
    const place = await aPlace();
    const [store, other] = [await aStoreAt(place), await aStoreAt(place)];
    const sizes = [1, 100, 20_000, 300, 100_000];
    const named = (n: number) => opportunity(`together-${n}`);
    // Only the server knows that there is a stream already.
    for (const n of [1, 3]) await other.append(named(n), [anEvent(named(n), 'c-0')], 'noStream');
    const append = (n: number, size: number) =>
      store.append(named(n), [eventOfBytes(named(n), 'c-1', 0, 1_000 + size)], 'noStream');
    const outcomes = await Promise.all(sizes.map((size, n) => append(n, size)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'appended',
      'conflict',
      'appended',
      'conflict',
      'appended',
    ]);
    expect(await collect(store.readAll())).toHaveLength(5);
  });
});
