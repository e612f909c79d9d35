import { describe, expect, it } from '@jest/globals';
import type { ProposedEvent } from '../../../../test/support/eventstoredb/raw-event.ts';
import { anEvent, eventsOf, opportunity } from '../contract/index.ts';
import type { EventStore } from '../event-store.ts';
import { aServer, aStore } from './protocol-server.fixture.ts';

const stream = opportunity('o-1');

async function write(store: EventStore, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) await store.append(stream, [anEvent(stream, `c-${n}`)], 'any');
}

/** The revisions and indexes of the first events that a new subscription delivers. */
function delivered(store: EventStore, count: number): Promise<readonly (readonly [number, number | undefined])[]> {
  const seen: (readonly [number, number | undefined])[] = [];
  return new Promise((resolve, reject) => {
    const subscription = store.subscribe().subscribe({
      next(delivery) {
        for (const { revision, index } of eventsOf([delivery])) seen.push([revision, index]);
        if (seen.length < count) return;
        resolve(seen);
        setImmediate(() => subscription.unsubscribe());
      },
      error: reject,
    });
  });
}

const inOrder = (count: number) => Array.from({ length: count }, (_, n) => [n, n]);

function serverEvent(): ProposedEvent {
  const data = Buffer.from('{}');
  return { id: crypto.randomUUID(), type: '$statistics', contentType: 'application/json', data, metadata: data };
}

describe('a subscription of EventStoreDB', () => {
  it('point-07: that ends again and again goes on after the last position handled', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await write(store, 0, 10);
    server.faults.dropSubscriptionAfter = 3;
    expect(await delivered(store, 10)).toEqual(inOrder(10));
    expect(new Set(server.witness.subscribedFrom).size).toBeGreaterThan(3);
  });

  it('point-09: goes on from a checkpoint where nothing that it wants has come for long', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await write(store, 0, 1);
    await server.log.append('$statistics', Array.from({ length: 5_000 }, serverEvent), 'any');
    // No checkpoint is later than the last page that is not the last.
    const far = server.log.events[4_000]?.position ?? 0;
    const following = delivered(store, 2);
    while (server.witness.subscriptions.size === 0) await new Promise(setImmediate);
    // The connection is lost until the subscription goes on at the far end: it read all that lies before only once.
    do {
      const begun = server.witness.subscribedFrom.length;
      for (const cut of server.witness.subscriptions) cut();
      while (server.witness.subscribedFrom.length === begun) await new Promise(setImmediate);
    } while (!(Number(server.witness.subscribedFrom.at(-1)) >= far));
    await write(store, 1, 2);
    expect(await following).toEqual(inOrder(2));
  });

  it('point-15: that is dropped as too slow under load loses and repeats nothing', async () => {
    const server = await aServer();
    const store = await aStore(server);
    server.faults.tooSlowAfter = 4;
    const following = delivered(store, 40);
    await write(store, 0, 40);
    expect(await following).toEqual(inOrder(40));
    expect(server.witness.subscribedFrom.length).toBeGreaterThan(3);
  });

  it('point-17: never begins at a checkpoint of 0, nor at any place that is no record', async () => {
    const server = await aServer();
    const store = await aStore(server);
    // Each ends after the checkpoint at 0 that it begins with.
    Object.assign(server.faults, { checkpointAtStart: true, dropSubscriptionAfter: 0 });
    const following = delivered(store, 3);
    while (server.witness.subscribedFrom.length < 3) await new Promise(setImmediate);
    delete server.faults.dropSubscriptionAfter;
    await write(store, 0, 3);
    expect(await following).toEqual(inOrder(3));
    const [header] = server.log.events;
    expect(server.witness.subscribedFrom.slice(0, 3)).toEqual(Array(3).fill(header?.position));
  });
});
