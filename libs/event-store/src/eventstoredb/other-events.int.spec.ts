import { describe, expect, it } from '@jest/globals';
import { anEvent, collect, eventOfBytes, eventsOf, opportunity, someEvents, upToHead } from '../contract/index.ts';
import { setEventStoreDbReadOnly } from './eventstoredb-event-store.ts';
import { aServer, aStore } from './protocol-server.fixture.ts';

const stream = opportunity('o-1');
const KIB = 1024;

describe('a log on EventStoreDB', () => {
  it('point-10: refuses what is too large before it is sent, be it in the form in which the server counts', async () => {
    const server = await aServer();
    const store = await aStore(server);
    const refused = { code: 'event-refused' };
    const large = store.append(stream, [eventOfBytes(stream, 'c-1', 0, 512 * KIB + 1)], 'noStream');
    await expect(large).rejects.toMatchObject(refused);
    const many = store.append(stream, someEvents(stream, 'c-1', 3_500), 'noStream');
    await expect(many).rejects.toMatchObject(refused);
    expect(server.witness.appends.filter((append) => append.stream === stream)).toEqual([]);
  });

  it('point-10: says what to do where a server takes less than usual', async () => {
    const store = await aStore(await aServer({ largestAppend: 64 * KIB }));
    const attempt = store.append(stream, [eventOfBytes(stream, 'c-1', 0, 100 * KIB)], 'noStream');
    await expect(attempt).rejects.toMatchObject({
      code: 'event-refused',
      message: expect.stringMatching(/MaxAppendSize/),
    });
  });

  it('keeps recordedAt from going back where the clock of the server is set back', async () => {
    let now = Date.parse('2026-03-01T12:00:05.000Z');
    const store = await aStore(await aServer({ clock: () => now }));
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    now -= 4_000;
    await store.append(stream, [anEvent(stream, 'c-2')], 0);
    const expected = ['2026-03-01T12:00:05.000Z', '2026-03-01T12:00:05.000Z'];
    expect((await collect(store.readAll())).map(({ recordedAt }) => recordedAt)).toEqual(expected);
    expect(eventsOf(await upToHead(store)).map(({ recordedAt }) => recordedAt)).toEqual(expected);
    expect((await store.head()).recordedAt).toBe(expected[1]);
  });

  it('reads nothing of what stood on the server before it was made', async () => {
    const server = await aServer();
    const other = await aStore(server, { streamPrefix: 'other.' });
    for (let n = 0; n < 3; n++) await other.append(opportunity(n), someEvents(opportunity(n), 'c-1', 100), 'noStream');
    const store = await aStore(server);
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    expect(await collect(store.readAll())).toHaveLength(1);
    expect(eventsOf(await upToHead(store))).toHaveLength(1);
    expect(await collect(store.readAll({ direction: 'backwards' }))).toHaveLength(1);
    // Its header.
    expect(store.foreignEvents).toBe(1);
  });

  it('point-19: sends nothing for no events', async () => {
    const server = await aServer();
    const store = await aStore(server);
    expect(await store.append(stream, [], 'any')).toMatchObject({ outcome: 'appended', revision: -1 });
    expect(server.witness.appends.filter((append) => append.stream === stream)).toEqual([]);
  });

  it('point-20: goes by the revision of its header', async () => {
    const server = await aServer();
    await aStore(server);
    await setEventStoreDbReadOnly({ url: server.url });
    await setEventStoreDbReadOnly({ url: server.url });
    expect(server.witness.appends.map(({ expected }) => expected)).toEqual(['noStream', 0]);
  });
});
