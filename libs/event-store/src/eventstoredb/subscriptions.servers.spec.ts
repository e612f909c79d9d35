import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, take, toArray } from 'rxjs';
import { anEvent, collect, eventsOf, opportunity, someEvents, upToHead } from '../contract/index.ts';
import type { EventStore } from '../event-store.ts';
import { aPlace, aStoreAt } from './any-server.fixture.ts';

const stream = opportunity('o-1');

async function write(store: EventStore, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) await store.append(stream, [anEvent(stream, `c-${n}`)], 'any');
}

describe('reads and subscriptions on whatever server of EventStoreDB', () => {
  it('point-09: begin after their cursor, whichever of the two the server begins at it', async () => {
    const store = await aStoreAt(await aPlace());
    await write(store, 0, 3);
    const [, second] = await collect(store.readAll());
    const { index = -1, position = 0, recordedAt = null } = second ?? {};
    const after = { index, position, recordedAt };
    expect(await collect(store.readAll({ after }))).toMatchObject([{ revision: 2, index: 2 }]);
    expect(eventsOf(await upToHead(store, { after }))).toMatchObject([{ revision: 2, index: 2 }]);
  });

  it('point-15: lose and repeat nothing where events come faster than they are taken', async () => {
    const store = await aStoreAt(await aPlace());
    const WRITERS = 20;
    const seen: string[] = [];
    let idle = false;
    const followed = new Promise<void>((resolve, reject) => {
      const subscription = store.subscribe().subscribe({
        next(delivery) {
          for (const { id } of eventsOf([delivery])) seen.push(id);
          // As a reader does that has work to do for each page.
          if (!idle) for (const end = performance.now() + 1; performance.now() < end; );
          if (seen.length === 3 * 10 * WRITERS) {
            resolve();
            setImmediate(() => subscription.unsubscribe());
          }
        },
        error: reject,
      });
    });
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const own = opportunity(`w-${writer}`);
        for (let n = 0; n < 3; n++)
          await store.append(own, someEvents(own, `c-${n}`, 10), n === 0 ? 'noStream' : 'any');
      }),
    );
    idle = true;
    await followed;
    expect(seen).toEqual((await collect(store.readAll())).map(({ id }) => id));
  });

  it('point-17: begin also just before an event, where a server lets no read begin', async () => {
    const store = await aStoreAt(await aPlace());
    await write(store, 0, 3);
    const [, second] = await collect(store.readAll());
    const { index = -1, position = 0, recordedAt = null } = second ?? {};
    const before = { index: index - 1, position: position - 1, recordedAt };
    expect(await collect(store.readAll({ after: before, limit: 1 }))).toEqual([second]);
  });

  it('point-17: say that they have caught up also where there is nothing yet', async () => {
    const store = await aStoreAt(await aPlace());
    expect(await firstValueFrom(store.subscribe().pipe(take(1), toArray()))).toMatchObject([{ kind: 'caughtUp' }]);
    await expect(collect(store.readStream(stream, { limit: 0 }))).rejects.toMatchObject({ code: 'stream-not-found' });
    await write(store, 0, 1);
    expect(await collect(store.readStream(stream, { limit: 0 }))).toEqual([]);
    expect(await collect(store.readAll({ limit: 0 }))).toEqual([]);
    expect(await collect(store.readAll({ after: await store.head() }))).toEqual([]);
  });
});
