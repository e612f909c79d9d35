import type { Position } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import type { AnyServer } from '../../../../test/support/eventstoredb/any-server.ts';
import type { ProposedEvent } from '../../../../test/support/eventstoredb/raw-event.ts';
import { anEvent, collect, eventOfBytes, eventsOf, opportunity, someEvents, upToHead } from '../contract/index.ts';
import { prepareEvents } from '../log/index.ts';
import { aPlace, aStoreAt } from './any-server.fixture.ts';
import { setEventStoreDbReadOnly } from './eventstoredb-event-store.ts';
import { wireEvent } from './wire-event.ts';

const stream = opportunity('o-1');
const KIB = 1024;

function foreign(type: string, data: string, metadata: string, contentType = 'application/json'): ProposedEvent {
  return { id: crypto.randomUUID(), type, contentType, data: Buffer.from(data), metadata: Buffer.from(metadata) };
}

async function beginOf({ client, prefix }: AnyServer): Promise<Position> {
  let begin: Position | undefined;
  for await (const { event } of client.readStream(`${prefix}dealtrail.log`, { maxCount: 1 })) begin = event?.position;
  if (!begin) throw new Error('no log');
  return begin;
}

describe('a log on whatever server of EventStoreDB', () => {
  it('point-05: tells the actual revision in a conflict, and lets nobody switch conflicts off', async () => {
    const place = await aPlace();
    const store = await aStoreAt(place);
    await store.append(stream, someEvents(stream, 'c-1', 3), 'noStream');
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 0)).toMatchObject({ outcome: 'conflict', actual: 2 });
    const url = `${place.url}${place.url.includes('?') ? '&' : '?'}throwOnAppendFailure=false`;
    await expect(aStoreAt(place, { url })).rejects.toMatchObject({ code: 'store-incompatible' });
  });

  it('point-10: finds no stream at the first pull, whichever way', async () => {
    const store = await aStoreAt(await aPlace());
    for (const direction of ['forwards', 'backwards'] as const) {
      const reading = store.readStream(opportunity('none'), { direction })[Symbol.asyncIterator]().next();
      await expect(reading).rejects.toMatchObject({ code: 'stream-not-found' });
    }
  });

  it('point-10: may be asked for thousands of streams that are not there', async () => {
    const store = await aStoreAt(await aPlace());
    const ask = (n: number) => collect(store.readStream(opportunity(n))).catch(({ code }) => code);
    // A server ends a connection after a thousand resets, and takes a hundred calls at a time.
    for (let n = 0; n < 1_500; n += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, m) => ask(n + m)));
      expect(new Set(answers)).toEqual(new Set(['stream-not-found']));
    }
    const atOnce = await Promise.all(Array.from({ length: 1_500 }, (_, n) => ask(n)));
    expect(new Set(atOnce)).toEqual(new Set(['stream-not-found']));
  });

  it('point-10: refuses what is too large, loses nothing by it, and takes what is just not', async () => {
    const place = await aPlace();
    const store = await aStoreAt(place);
    for (const events of [[eventOfBytes(stream, 'c-1', 0, 512 * KIB + 1)], someEvents(stream, 'c-1', 3_500)]) {
      await expect(store.append(stream, events, 'noStream')).rejects.toMatchObject({ code: 'event-refused' });
    }
    expect(await place.typesIn(place.prefix + stream)).toEqual([]);
    await store.append(stream, [eventOfBytes(stream, 'c-2', 0, 512 * KIB)], 'noStream');
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  it('point-13: passes by what others wrote, counts it, and counts on without it', async () => {
    const place = await aPlace();
    const store = await aStoreAt(place);
    const others = (name: string) => `${place.prefix}${name}`;
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await place.write(`$stats-${place.prefix}`, [foreign('$statistics', '{}', '{}')]);
    await place.write(others('orders-1'), [foreign('Ordered', '{"a":1}', '{"app":"shop"}')]);
    await place.write(others('orders-1'), [foreign('Broken', '{"a":', '{"dealtrail":1')]);
    await place.write(others('orders-2'), [foreign('Bytes', '\u0000\u0001', '', 'application/octet-stream')]);
    await place.write(others(stream), [foreign('Alien', '[]', '{"dealtrail":1}')]);
    const unmarked = anEvent(stream, 'c-9');
    const [prepared] = prepareEvents(stream, [unmarked]);
    const metadata = prepared && wireEvent(prepared, unmarked).metadata.replace('"dealtrail":1,', '');
    await place.write(others('orders-3'), [foreign('Lookalike', '{}', metadata ?? '')]);
    await place.write(`$ce-${others('orders')}`, [foreign('$>', `0@${others('orders-1')}`, '{}', 'text/plain')]);
    await place.write(others('links-1'), [foreign('$>', `0@${others(stream)}`, '{}', 'text/plain')]);
    await store.append(stream, [anEvent(stream, 'c-2')], 'any');

    const before = store.foreignEvents;
    const all: bigint[] = [];
    // Whatever stood there before the log was made is not even read.
    for await (const { event } of place.client.readAll({ fromPosition: await beginOf(place) }))
      all.push(event?.position?.commit ?? 0n);
    const events = await collect(store.readAll());
    expect(events).toMatchObject([
      { revision: 0, index: 0 },
      { revision: 2, index: 1 },
    ]);
    const counted = store.foreignEvents;
    expect(eventsOf(await upToHead(store))).toEqual(events);
    expect(await collect(store.readAll({ direction: 'backwards' }))).toMatchObject([{ revision: 2 }, { revision: 0 }]);
    expect(await collect(store.readStream(stream))).toHaveLength(2);
    expect(await store.head()).toMatchObject({ index: 1, position: events[1]?.position });
    // All that the server holds but our two events; others may write meanwhile.
    expect(before).toBeLessThanOrEqual(counted);
    expect(counted).toBeGreaterThanOrEqual(all.length - 2);
    expect(counted - (all.length - 2)).toBeLessThan(50);
  });

  it('point-13: keeps to the streams of its prefix', async () => {
    const place = await aPlace();
    const [shop, other] = [
      await aStoreAt(place, { streamPrefix: `${place.prefix}shop.` }),
      await aStoreAt(place, { streamPrefix: place.prefix }),
    ];
    expect(shop.header.logId).not.toBe(other.header.logId);
    await other.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await shop.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
    expect(await collect(shop.readAll())).toMatchObject([
      { stream, index: 0 },
      { stream, index: 1 },
    ]);
    expect(await collect(other.readAll())).toMatchObject([{ stream, index: 0 }]);
    expect(await place.typesIn(`${place.prefix}shop.${stream}`)).toHaveLength(2);
  });

  it('point-19: does not go on in a stream that somebody deleted', async () => {
    const place = await aPlace();
    const store = await aStoreAt(place);
    await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
    await expect(place.client.deleteStream(`${place.prefix}never-was`)).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    await place.client.deleteStream(place.prefix + stream);
    await expect(collect(store.readStream(stream))).rejects.toMatchObject({ code: 'stream-not-found' });
    const reopening = (await aStoreAt(place)).append(stream, [anEvent(stream, 'c-2')], 'noStream');
    await expect(reopening).rejects.toMatchObject({ code: 'store-damaged' });
    await place.client.tombstoneStream(place.prefix + stream);
    const buried = (await aStoreAt(place)).append(stream, [anEvent(stream, 'c-3')], 'noStream');
    await expect(buried).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('point-20: is read-only once its header says so', async () => {
    const place = await aPlace();
    await aStoreAt(place);
    await setEventStoreDbReadOnly({ url: place.url, streamPrefix: place.prefix });
    await setEventStoreDbReadOnly({ url: place.url, streamPrefix: place.prefix });
    expect(await place.typesIn(`${place.prefix}dealtrail.log`)).toEqual(['LogHeader', 'LogHeader']);
    const store = await aStoreAt(place);
    expect(store.header.readOnly).toBe(true);
    const attempt = store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await expect(attempt).rejects.toMatchObject({ code: 'store-read-only' });
  });
});
