import { expect, it } from '@jest/globals';
import { type Cursor, START } from '../event-store.ts';
import type { Bench } from './contract.ts';
import { anEvent, appended, collect, eventsOf, opportunity, someEvents, upToHead } from './sample-events.ts';

export function raceClauses({ open, capabilities }: Bench): void {
  const stream = opportunity('o-1');

  it('lets one of two creators win', async () => {
    const store = await open();
    const results = await Promise.all(
      ['c-1', 'c-2'].map((command) => store.append(stream, [anEvent(stream, command)], 'noStream')),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'conflict']);
    expect(results.find(({ outcome }) => outcome === 'conflict')).toMatchObject({ actual: 0 });
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  it('lets exactly one of the writers at one revision win', async () => {
    const store = await open();
    await store.append(stream, someEvents(stream, 'c-0', 4), 'noStream');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.append(stream, [anEvent(stream, `c-1-${n}`)], 3)),
    );
    const conflicts = results.filter(({ outcome }) => outcome === 'conflict');
    expect(conflicts).toHaveLength(19);
    for (const loser of conflicts) expect(loser).toMatchObject({ actual: 4 });
  });

  it('takes 1,000 concurrent appends to distinct streams', async () => {
    const store = await open();
    const results = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        store.append(opportunity(n), [anEvent(opportunity(n), 'c-1')], 'noStream'),
      ),
    );
    const positions = results.map((result) => appended(result).position);
    expect(new Set(positions).size).toBe(1000);

    const all = await collect(store.readAll());
    expect(all.map(({ position }) => position)).toEqual(positions.toSorted((a, b) => a - b));
    expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 1000 }, (_, n) => n));
    if (capabilities.gaplessPositions) expect(all.map(({ position }) => position)).toEqual(all.map((_, n) => n + 1));
  });

  it('lets a fast reader skip nothing beside a slow writer', async () => {
    const store = await open();
    const COUNT = 60;
    const write = async () => {
      for (let n = 0; n < COUNT; n++) await store.append(stream, someEvents(stream, `c-${n}`, 1 + (n % 3)), 'any');
    };
    let written = false;
    const writing = write().then(() => {
      written = true;
    });
    const seen: string[] = [];
    let after: Cursor = START;
    for (let last = false; ; last = written) {
      for await (const page of store.readAll({ after })) {
        for (const { id, index = -1, position, recordedAt } of page) {
          seen.push(id);
          after = { index, position, recordedAt };
        }
      }
      if (last) break;
      await new Promise(setImmediate);
    }
    await writing;
    const all = await collect(store.readAll());
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(seen).toHaveLength(2 * COUNT);
    expect(eventsOf(await upToHead(store)).map(({ id }) => id)).toEqual(seen);
  });

  it('stores once what is sent again after an unknown outcome', async () => {
    const store = await open();
    const events = someEvents(stream, 'c-1', 2);
    // The first answer is lost on the way: the writer knows nothing and repeats what it sent.
    const lost = store.append(stream, events, 'noStream').then(() => undefined);
    const answer = appended(await store.append(stream, events, 'noStream'));
    await lost;
    expect(answer.revision).toBe(1);
    expect(await collect(store.readAll())).toHaveLength(2);
  });
}
