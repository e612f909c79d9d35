import { expect, it } from '@jest/globals';
import { firstValueFrom, type Observable, take, toArray } from 'rxjs';
import type { Delivery, EventStore } from '../event-store.ts';
import type { Bench } from './contract.ts';
import { anEvent, eventsOf, opportunity, someEvents, upToHead } from './sample-events.ts';

export function subscribeClauses({ open }: Bench): void {
  const stream = opportunity('o-1');
  const write = async (store: EventStore, from: number, to: number) => {
    for (let n = from; n < to; n++) await store.append(stream, [anEvent(stream, `c-${n}`)], 'any');
  };

  it('catches up, says so, and goes on live', async () => {
    const store = await open();
    await write(store, 0, 3);
    const seen: Delivery[] = [];
    const six = new Promise<void>((resolve) => {
      store.subscribe().subscribe((delivery) => {
        seen.push(delivery);
        if (eventsOf(seen).length === 6) resolve();
      });
    });
    await write(store, 3, 6);
    await six;

    expect(eventsOf(seen).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(eventsOf(seen).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const delivery of seen) {
      const last = delivery.kind === 'events' ? delivery.events.at(-1) : undefined;
      if (last)
        expect(delivery.cursor).toEqual({ index: last.index, position: last.position, recordedAt: last.recordedAt });
    }
  });

  it('says caughtUp at the head of a log, be it empty', async () => {
    const store = await open();
    expect(await upToHead(store)).toEqual([{ kind: 'caughtUp', cursor: await store.head() }]);
    await write(store, 0, 2);
    expect((await upToHead(store)).at(-1)).toEqual({ kind: 'caughtUp', cursor: await store.head() });
  });

  it('goes on after a cursor, which is excluded', async () => {
    const store = await open();
    await write(store, 0, 3);
    const after = await store.head();
    await write(store, 3, 5);
    expect(eventsOf(await upToHead(store, { after })).map(({ revision }) => revision)).toEqual([3, 4]);
  });

  it('hands over the types wanted and moves its cursor past the others', async () => {
    const store = await open();
    await write(store, 0, 2);
    await store.append(stream, [{ ...anEvent(stream, 'q'), type: 'Qualified' }], 'any');
    await write(store, 2, 4);
    const deliveries = await upToHead(store, { types: ['Qualified'] });
    expect(eventsOf(deliveries)).toMatchObject([{ type: 'Qualified', revision: 2, index: 2 }]);
    expect(deliveries.at(-1)?.cursor).toEqual(await store.head());
  });

  it('waits for its subscriber: no page is read ahead of the one being handled', async () => {
    const store = await open();
    for (let n = 0; n < 5; n++) await store.append(stream, someEvents(stream, `m-${n}`, 500), 'any');
    const [first] = await firstDeliveries(store.subscribe(), 1);
    expect(first?.kind === 'events' && first.events.length).toBeLessThanOrEqual(1000);

    let handling = false;
    let overlapped = false;
    let events = 0;
    await new Promise<void>((resolve) => {
      store.subscribe().subscribe((delivery) => {
        overlapped ||= handling;
        handling = true;
        if (delivery.kind === 'events') events += delivery.events.length;
        else resolve();
        handling = false;
      });
    });
    expect([events, overlapped]).toEqual([2500, false]);
  });

  it('skips and repeats nothing while a writer goes on', async () => {
    const store = await open();
    const COUNT = 200;
    const seen: number[] = [];
    const done = new Promise<void>((resolve) => {
      store.subscribe().subscribe((delivery) => {
        seen.push(...eventsOf([delivery]).map(({ revision }) => revision));
        if (seen.length >= COUNT) resolve();
      });
    });
    await write(store, 0, COUNT);
    await done;
    expect(seen).toEqual(Array.from({ length: COUNT }, (_, n) => n));
  });

  it('stops when it is no longer wanted, and completes when the store closes', async () => {
    const store = await open();
    await write(store, 0, 1);
    let after = 0;
    const subscription = store.subscribe().subscribe(() => after++);
    subscription.unsubscribe();
    await write(store, 1, 2);

    const completed = new Promise<void>((complete) => store.subscribe().subscribe({ complete }));
    await store.close();
    await completed;
    expect(after).toBe(0);
  });
}

function firstDeliveries(deliveries: Observable<Delivery>, count: number): Promise<Delivery[]> {
  return firstValueFrom(deliveries.pipe(take(count), toArray()));
}
