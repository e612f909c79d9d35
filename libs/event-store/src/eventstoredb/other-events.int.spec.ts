import { EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import type { ProposedEvent } from '../../../../test/support/eventstoredb/raw-event.ts';
import { anEvent, collect, eventOfBytes, eventsOf, opportunity, someEvents, upToHead } from '../contract/index.ts';
import { setEventStoreDbReadOnly } from './eventstoredb-event-store.ts';
import { aServer, aStore, typesIn } from './protocol-server.fixture.ts';
import { wireEvent } from './wire-event.ts';

const stream = opportunity('o-1');
const KIB = 1024;

function foreign(type: string, data: string, metadata: string, contentType = 'application/json'): ProposedEvent {
  return { id: crypto.randomUUID(), type, contentType, data: Buffer.from(data), metadata: Buffer.from(metadata) };
}

describe('a log on EventStoreDB', () => {
  it('point-05: tells the actual revision in a conflict, and lets nobody switch conflicts off', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await store.append(stream, someEvents(stream, 'c-1', 3), 'noStream');
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 0)).toMatchObject({ outcome: 'conflict', actual: 2 });
    const url = `${server.url}&throwOnAppendFailure=false`;
    await expect(aStore(server, { url })).rejects.toMatchObject({ code: 'store-incompatible' });
  });

  it('point-10: finds no stream at the first pull, whichever way', async () => {
    const store = await aStore(await aServer());
    for (const direction of ['forwards', 'backwards'] as const) {
      const reading = store.readStream(opportunity('none'), { direction })[Symbol.asyncIterator]().next();
      await expect(reading).rejects.toMatchObject({ code: 'stream-not-found' });
    }
  });

  it('point-10: may be asked for thousands of streams that are not there', async () => {
    const store = await aStore(await aServer());
    const ask = (n: number) => collect(store.readStream(opportunity(n))).catch(({ code }) => code);
    // A server ends a connection after a thousand resets.
    for (let n = 0; n < 1_500; n += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, m) => ask(n + m)));
      expect(new Set(answers)).toEqual(new Set(['stream-not-found']));
    }
  });

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

  it('point-13: passes by what others wrote, counts it, and counts on without it', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await server.log.append('$stats-0', [foreign('$statistics', '{}', '{}')], 'any');
    await server.log.append('orders-1', [foreign('Ordered', '{"a":1}', '{"app":"shop"}')], 'any');
    await server.log.append('orders-1', [foreign('Broken', '{"a":', '{"dealtrail":1')], 'any');
    await server.log.append('orders-2', [foreign('Bytes', '\u0000\u0001', '', 'application/octet-stream')], 'any');
    await server.log.append(stream, [foreign('Alien', '[]', '{"dealtrail":1}')], 'any');
    const { dealtrail: _, ...unmarked } = wireEvent(anEvent(stream, 'c-9')).metadata as Record<string, unknown>;
    await server.log.append('orders-3', [foreign('Lookalike', '{}', JSON.stringify(unmarked))], 'any');
    await server.log.append('$ce-orders', [foreign('$>', '0@orders-1', '{}', 'text/plain')], 'any');
    await store.append(stream, [anEvent(stream, 'c-2')], 'any');

    const events = await collect(store.readAll());
    expect(events).toMatchObject([
      { revision: 0, index: 0 },
      { revision: 2, index: 1 },
    ]);
    expect(eventsOf(await upToHead(store))).toEqual(events);
    expect(await collect(store.readAll({ direction: 'backwards' }))).toMatchObject([{ revision: 2 }, { revision: 0 }]);
    expect(await collect(store.readStream(stream))).toHaveLength(2);
    expect(await store.head()).toMatchObject({ index: 1, position: events[1]?.position });
    // The header of the log, and seven of others.
    expect(store.foreignEvents).toBe(8);
  });

  it('point-13: keeps to the streams of its prefix', async () => {
    const server = await aServer();
    const [shop, other] = [await aStore(server, { streamPrefix: 'shop.' }), await aStore(server)];
    expect(shop.header.logId).not.toBe(other.header.logId);
    await other.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await shop.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
    expect(await collect(shop.readAll())).toMatchObject([
      { stream, index: 0 },
      { stream, index: 1 },
    ]);
    expect(await collect(other.readAll())).toMatchObject([{ stream, index: 0 }]);
    expect(typesIn(server, `shop.${stream}`)).toHaveLength(2);
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

  it('point-19: sends nothing for no events, and does not go on in a stream that somebody deleted', async () => {
    const server = await aServer();
    const store = await aStore(server);
    expect(await store.append(stream, [], 'any')).toMatchObject({ outcome: 'appended', revision: -1 });
    expect(server.witness.appends.filter((append) => append.stream === stream)).toEqual([]);
    await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream');

    const client = EventStoreDBClient.connectionString(server.url);
    await expect(client.deleteStream('never-was')).rejects.toMatchObject({ type: 'wrong-expected-version' });
    await client.deleteStream(stream);
    await expect(collect(store.readStream(stream))).rejects.toMatchObject({ code: 'stream-not-found' });
    const reopening = (await aStore(server)).append(stream, [anEvent(stream, 'c-2')], 'noStream');
    await expect(reopening).rejects.toMatchObject({ code: 'store-damaged' });
    await client.tombstoneStream(stream);
    const buried = (await aStore(server)).append(stream, [anEvent(stream, 'c-3')], 'noStream');
    await expect(buried).rejects.toMatchObject({ code: 'store-damaged' });
    await client.dispose();
  });

  it('point-20: goes by the revision of its header, and is read-only once that says so', async () => {
    const server = await aServer();
    await aStore(server);
    await setEventStoreDbReadOnly({ url: server.url });
    await setEventStoreDbReadOnly({ url: server.url });
    expect(server.witness.appends.map(({ expected }) => expected)).toEqual(['noStream', 0]);
    const store = await aStore(server);
    expect(store.header.readOnly).toBe(true);
    const attempt = store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await expect(attempt).rejects.toMatchObject({ code: 'store-read-only' });
  });
});
