import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { anEvent, collect, opportunity, someEvents } from '../contract/index.ts';
import { aServer, aStore, FOREVER_MS, holds, SOON_MS, typesIn } from './protocol-server.fixture.ts';

const stream = opportunity('o-1');
const APPENDED = { outcome: 'appended', revision: 0, repeated: false };

describe('an append to EventStoreDB', () => {
  it.each(['silent', 'deaf'] as const)('point-01: whose server is %s is sent again, and stands once', async (fault) => {
    const server = await aServer();
    const store = await aStore(server, { answerMs: SOON_MS });
    server.faults[fault] = true;
    const appending = store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    while (server.witness.appends.length < 2) await new Promise(setImmediate);
    server.faults[fault] = false;

    expect(await appending).toMatchObject(APPENDED);
    expect(typesIn(server, stream)).toHaveLength(1);
  });

  it('point-01: that is never answered ends as an unknown outcome, which the same append resolves', async () => {
    const server = await aServer();
    const store = await aStore(server, { answerMs: SOON_MS, giveUpMs: 4 * SOON_MS });
    server.faults.silent = true;
    const events = [anEvent(stream, 'c-1')];
    await expect(store.append(stream, events, 'noStream')).rejects.toMatchObject({ code: 'outcome-unknown' });
    server.faults.silent = false;

    expect(await store.append(stream, events, 'noStream')).toMatchObject({ ...APPENDED, repeated: true });
    expect(typesIn(server, stream)).toHaveLength(1);
  });

  it('point-02: whose batch stream the server ends is sent again at once, and so are all later ones', async () => {
    const server = await aServer();
    const store = await aStore(server, { answerMs: FOREVER_MS });
    server.faults.halfCloseBatch = true;
    const appending = store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await holds(server, stream, 1);
    server.faults.halfCloseBatch = false;

    expect(await appending).toMatchObject(APPENDED);
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 0)).toMatchObject({ revision: 1 });
    expect(typesIn(server, stream)).toHaveLength(2);
  });

  it('point-03: is not touched by a batch stream of another client that breaks', async () => {
    const written = Promise.withResolvers<void>();
    let disk = Promise.resolve();
    const broken = await aServer();
    const slow = await aServer({ journal: { append: () => disk, async *replay() {} } });
    const [ofBroken, ofSlow] = [await aStore(broken), await aStore(slow)];
    disk = written.promise;
    const appending = ofSlow.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    while (slow.witness.appends.length < 2) await new Promise(setImmediate);
    broken.faults.breakBatch = true;
    const breaking = ofBroken.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await holds(broken, stream, 1);
    broken.faults.breakBatch = false;
    expect(await breaking).toMatchObject(APPENDED);
    written.resolve();

    expect(await appending).toMatchObject(APPENDED);
    expect([typesIn(broken, stream), typesIn(slow, stream)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect(slow.witness.appends.filter((append) => append.stream === stream)).toHaveLength(1);
  });

  it('point-04: that is answered under an id which nobody knows harms nothing but its time', async () => {
    const server = await aServer();
    const store = await aStore(server, { answerMs: SOON_MS });
    server.faults.strangeCorrelation = true;
    const appending = store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await holds(server, stream, 1);
    while (server.witness.appends.length < 3) await new Promise(setImmediate);
    server.faults.strangeCorrelation = false;

    expect(await appending).toMatchObject(APPENDED);
    expect(typesIn(server, stream)).toHaveLength(1);
  });

  it('point-06: goes through where clocks differ by minutes, and says that they differ where it does not', async () => {
    const server = await aServer();
    const store = await aStore(server, { giveUpMs: 4 * SOON_MS });
    server.faults.clockAheadMs = 120_000;
    expect(await store.append(stream, [anEvent(stream, 'c-1')], 'noStream')).toMatchObject(APPENDED);
    server.faults.clockAheadMs = 3_600_000;
    await expect(store.append(stream, [anEvent(stream, 'c-2')], 0)).rejects.toThrow(/clock and ours differ/);
    expect(typesIn(server, stream)).toHaveLength(1);
  });

  it('point-14: without a type or data never reaches the server', async () => {
    const server = await aServer();
    const store = await aStore(server);
    server.faults.stumbleOverTypes = true;
    const untyped = store.append(stream, [{ ...anEvent(stream, 'c-1'), type: '' }], 'noStream');
    await expect(untyped).rejects.toMatchObject({ code: 'event-refused', pointer: '/0/type' });
    const empty = store.append(
      stream,
      [{ ...anEvent(stream, 'c-1'), data: undefined as unknown as JsonObject }],
      'any',
    );
    await expect(empty).rejects.toMatchObject({ code: 'event-refused', pointer: '/0/data' });
    expect(server.witness.appends.filter((append) => append.stream === stream)).toEqual([]);
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 'noStream')).toMatchObject(APPENDED);
  });

  it.each(['unavailable', 'unknown'] as const)(
    'point-16: meets a server that is going down and says %s: it waits, and stands once',
    async (how) => {
      const server = await aServer();
      const store = await aStore(server);
      await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
      server.faults.goingDown = how;
      await expect(collect(store.readStream(stream))).rejects.toMatchObject({ code: 'store-unavailable' });
      const appending = store.append(stream, [anEvent(stream, 'c-2')], 0);
      while (server.witness.refused < 2) await new Promise(setImmediate);
      delete server.faults.goingDown;
      expect(await appending).toMatchObject({ revision: 1, repeated: false });
      expect(typesIn(server, stream)).toHaveLength(2);
    },
  );

  it('point-16: that is acknowledged by a server which is being stopped is never said not to stand', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    server.faults.stopping = true;
    for (const cut of server.witness.subscriptions) cut();
    const events = [anEvent(stream, 'c-2')];
    await expect(store.append(stream, events, 0)).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(typesIn(server, stream)).toHaveLength(2);
    server.faults.stopping = false;
    expect(await store.append(stream, events, 0)).toMatchObject({ revision: 1, repeated: true });
    expect(typesIn(server, stream)).toHaveLength(2);
  });

  it('point-16: to a server that is down is unavailable, with nothing sent, and goes through once it is back', async () => {
    const first = await aServer();
    const store = await aStore(first, { giveUpMs: 4 * SOON_MS });
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await first.stop();
    const events = [anEvent(stream, 'c-2')];
    await expect(store.append(stream, events, 0)).rejects.toMatchObject({
      code: expect.stringMatching(/^(store-unavailable|outcome-unknown)$/),
    });
    const other = opportunity('o-2');
    const unsent = store.append(other, [anEvent(other, 'c-1')], 'noStream');
    await expect(unsent).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.head()).rejects.toMatchObject({ code: 'store-unavailable' });

    await aServer({ log: first.log, port: first.port });
    expect(await store.append(stream, events, 0)).toMatchObject({ revision: 1 });
    expect(typesIn(first, stream)).toHaveLength(2);
  });

  it('point-15: is told of by a tail that was dropped as too slow and goes on where it was', async () => {
    const server = await aServer();
    const store = await aStore(server);
    await store.append(stream, [anEvent(stream, 'c-0')], 'noStream');
    while (server.witness.subscriptions.size === 0) await new Promise(setImmediate);
    server.faults.tooSlowAfter = 2;
    const positions: number[] = [];
    for (let n = 1; n < 7; n++) {
      const appended = await store.append(stream, [anEvent(stream, `c-${n}`)], n - 1);
      expect(appended).toMatchObject({ outcome: 'appended', revision: n, repeated: false });
      if (appended.outcome === 'appended') positions.push(appended.position);
    }
    const [first, ...more] = server.witness.subscribedFrom;
    expect(first).toBe('end');
    expect(more.length).toBeGreaterThan(0);
    for (const from of more) expect(positions).toContain(from);
  });

  it.each(['any', 'exists'] as const)(
    'point-18: under %s names the revision, and a retry names the same',
    async (word) => {
      const server = await aServer();
      const store = await aStore(server, { answerMs: SOON_MS });
      await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
      server.faults.silent = true;
      const appending = store.append(stream, [anEvent(stream, 'c-2')], word);
      while (server.witness.appends.length < 4) await new Promise(setImmediate);
      server.faults.silent = false;

      expect(await appending).toMatchObject({ outcome: 'appended', revision: 2, repeated: false });
      const asked = server.witness.appends.filter((append) => append.stream === stream).map(({ expected }) => expected);
      expect(asked.slice(0, 3)).toEqual(['noStream', 1, 1]);
      expect(new Set(asked.slice(1))).toEqual(new Set([1]));
      expect(typesIn(server, stream)).toHaveLength(3);
    },
  );
});
