import { describe, expect, it } from '@jest/globals';
import type { StreamName } from '#kernel';
import { anEvent, collect, eventsOf, opportunity } from '../contract/index.ts';
import { aServer, aStore } from './protocol-server.fixture.ts';

const RESTARTS = 5;
const WRITERS = 8;

describe('a log on EventStoreDB whose server is killed and restarted again and again', () => {
  it('holds every acknowledged append once and nothing twice, and a subscription neither skips nor repeats', async () => {
    let server = await aServer();
    const { log, port } = server;
    const store = await aStore(server, { answerMs: 1_000 });
    const followed: string[] = [];
    store.subscribe().subscribe((delivery) => {
      followed.push(...eventsOf([delivery]).map(({ id }) => id));
    });

    let over = false;
    const acknowledged: string[] = [];
    const failures: unknown[] = [];
    const write = async (stream: StreamName) => {
      // Whoever does not know what became of an append sends it again, at the end too.
      for (let [revision, unsure] = [-1, false]; !over || unsure; ) {
        const event = anEvent(stream, `c-${revision}`);
        const result = await store
          .append(stream, [event], revision < 0 ? 'noStream' : revision)
          .catch(({ code }) => failures.push(code));
        unsure = typeof result === 'number';
        if (typeof result === 'number') continue;
        expect(result).toMatchObject({ outcome: 'appended', revision: revision + 1 });
        revision++;
        acknowledged.push(event.id);
      }
    };
    const writing = Array.from({ length: WRITERS }, (_, n) => write(opportunity(n)));
    for (let n = 0; n < RESTARTS; n++) {
      const enough = acknowledged.length + 3 * WRITERS;
      while (acknowledged.length < enough) await new Promise(setImmediate);
      await server.stop();
      server = await aServer({ log, port });
    }
    over = true;
    await Promise.all(writing);

    const stored = (await collect(store.readAll())).map(({ id }) => id);
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored.toSorted()).toEqual(acknowledged.toSorted());
    while (followed.length < stored.length) await new Promise(setImmediate);
    expect(followed).toEqual(stored);
    // Whoever was refused was told why, and came again.
    for (const code of failures) expect(['store-unavailable', 'outcome-unknown']).toContain(code);
  });
});
