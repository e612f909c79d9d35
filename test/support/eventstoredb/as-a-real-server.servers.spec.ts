import {
  ANY,
  BACKWARDS,
  binaryEvent,
  END,
  type EventData,
  type EventStoreDBClient,
  eventTypeFilter,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  type Position,
  type ReadStreamOptions,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AnyServer, anyServer } from './any-server.ts';

// What a server of 23.10 was seen to do: these run against such a one too.
jest.setTimeout(60_000);

const MIB = 1024 * 1024;

let server: AnyServer;
let client: EventStoreDBClient;
beforeAll(async () => {
  server = await anyServer();
  client = server.client;
});
afterAll(() => server.stop());

let made = 0;
/** The name of a stream that nobody has used. */
const aStream = () => `${server.prefix}s${made++}`;
const anEvent = (id: string = crypto.randomUUID()) => jsonEvent({ id, type: 'T', data: { a: 1 } });
const some = (count: number) => Array.from({ length: count }, () => anEvent());

async function append(stream: string, events: EventData[], expectedRevision: bigint | typeof ANY | typeof NO_STREAM) {
  return client.appendToStream(stream, events, { expectedRevision });
}

async function revisionsOf(stream: string, options: ReadStreamOptions = {}): Promise<readonly number[]> {
  const revisions: number[] = [];
  for await (const { event } of client.readStream(stream, options)) revisions.push(Number(event?.revision));
  return revisions;
}

async function places(stream: string): Promise<readonly Position[]> {
  const found: Position[] = [];
  for await (const { event } of client.readStream(stream)) if (event?.position) found.push(event.position);
  return found;
}

async function readAll(options: Parameters<EventStoreDBClient['readAll']>[0]): Promise<number> {
  let count = 0;
  for await (const _ of client.readAll(options)) count++;
  return count;
}

interface Told {
  once(name: 'error', listener: (error: Error) => void): unknown;
  on(name: string, listener: (event?: { event?: { revision: bigint } }) => void): unknown;
  unsubscribe(): Promise<void>;
}

/** What a subscription says, in order, until it has said something: `confirmation`, revisions, `caughtUp`, an error's type. */
function said(subscription: Told, until: (last: string) => boolean): Promise<readonly string[]> {
  const all: string[] = [];
  return new Promise((resolve) => {
    const say = (what: string) => {
      all.push(what);
      if (until(what))
        resolve(
          subscription.unsubscribe().then(
            () => all,
            () => all,
          ),
        );
    };
    subscription.on('confirmation', () => say('confirmation'));
    subscription.on('caughtUp', () => say('caughtUp'));
    subscription.on('data', (data) => say(String(data?.event?.revision)));
    subscription.once('error', (error) => say(String((error as { readonly type?: unknown }).type)));
  });
}

describe('appends', () => {
  it('that come again under any are held against where each id was written first', async () => {
    const [stream, other] = [aStream(), aStream()];
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const both = () => [anEvent(first), anEvent(second)];
    await append(stream, both(), NO_STREAM);
    await append(stream, both(), 1n);
    expect((await append(stream, both(), ANY)).nextExpectedRevision).toBe(1n);
    await append(other, [anEvent(first)], NO_STREAM);
    expect((await append(stream, [anEvent(first)], ANY)).nextExpectedRevision).toBe(0n);
    expect((await append(other, [anEvent(first)], ANY)).nextExpectedRevision).toBe(1n);
    expect(await revisionsOf(stream)).toEqual([0, 1, 2, 3]);
  });

  it('are as large as their data, against the limit', async () => {
    const sized = (bytes: number) => [
      binaryEvent({ type: 'B', data: Buffer.alloc(bytes), metadata: Buffer.alloc(99) }),
    ];
    expect(await append(aStream(), sized(MIB), ANY)).toMatchObject({ success: true });
    await expect(append(aStream(), sized(MIB + 1), ANY)).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: MIB,
    });
  });

  it('to a stream without a name, of events without a type or with another id than a UUID, fail', async () => {
    await expect(append('', some(1), ANY)).rejects.toThrow(/BadRequest/);
    const bytes = { contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.from('{}') };
    const untyped = server.write(aStream(), [{ ...bytes, type: '', id: crypto.randomUUID() }]);
    await expect(untyped).rejects.toThrow(/Exception was thrown by handler/);
    const strange = server.write(aStream(), [{ ...bytes, type: 'T', id: 'strange' }]);
    await expect(strange).rejects.toThrow(/Exception was thrown by handler/);
  });
});

describe('deletion', () => {
  it('says what was expected, words as numbers', async () => {
    const stream = aStream();
    await append(stream, some(2), NO_STREAM);
    const told = (expected: bigint, actual: bigint) => ({
      type: 'wrong-expected-version',
      message: expect.stringContaining(`Delete failed due to WrongExpectedVersion`),
      expectedVersion: expected,
      actualVersion: actual,
    });
    await expect(client.deleteStream(aStream())).rejects.toMatchObject(told(-2n, -1n));
    await expect(client.deleteStream(stream, { expectedRevision: 0n })).rejects.toMatchObject(told(0n, 1n));
    await expect(client.tombstoneStream(stream, { expectedRevision: 0n })).rejects.toMatchObject(told(0n, 1n));
  });

  it('for good takes a stream that never was, and with a stream its metadata', async () => {
    const [never, stream] = [aStream(), aStream()];
    await client.tombstoneStream(never);
    await expect(append(never, some(1), ANY)).rejects.toMatchObject({ type: 'stream-deleted' });
    await client.setStreamMetadata(stream, { maxCount: 100 });
    await append(stream, some(1), NO_STREAM);
    await client.tombstoneStream(stream);
    await expect(client.getStreamMetadata(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
  });
});

describe('reads', () => {
  it('of a stream begin backwards from its start at its first event, and never forwards from its end', async () => {
    const stream = aStream();
    await append(stream, some(3), NO_STREAM);
    expect(await revisionsOf(stream, { direction: BACKWARDS, fromRevision: START })).toEqual([0]);
    const failed = { type: 'unknown', message: expect.stringContaining('Unexpected ReadStreamResult: Error') };
    await expect(revisionsOf(stream, { direction: FORWARDS, fromRevision: END })).rejects.toMatchObject(failed);
    await expect(revisionsOf(stream, { maxCount: 0 })).rejects.toMatchObject(failed);
    await expect(revisionsOf(aStream(), { maxCount: 0 })).rejects.toMatchObject(failed);
    await expect(revisionsOf('')).rejects.toThrow(/Exception was thrown by handler/);
  });

  it('of the log find nothing after its end, and fail where no event stands', async () => {
    const stream = aStream();
    await append(stream, some(3), NO_STREAM);
    const [, { commit } = { commit: 0n }] = await places(stream);
    const at = (place: bigint, prepare = place) => ({ commit: place, prepare });
    const failed = { type: 'unknown', message: expect.stringContaining('Unexpected ReadAllResult: Error') };
    await expect(readAll({ fromPosition: at(commit + 1n) })).rejects.toMatchObject(failed);
    expect(await readAll({ fromPosition: at(commit + 100_000_000n) })).toBe(0);
    const beyond = readAll({ fromPosition: at(commit + 100_000_000n), direction: BACKWARDS, maxCount: 1 });
    await expect(beyond).rejects.toMatchObject(failed);
    await expect(readAll({ fromPosition: at(commit, commit + 200n) })).rejects.toThrow(/thrown by handler/);
    expect(await readAll({ fromPosition: END, direction: FORWARDS })).toBe(0);
  });
});

describe('subscriptions', () => {
  it('to a stream that is gone fail, and one that follows a stream to its end is told of it last', async () => {
    const [gone, going] = [aStream(), aStream()];
    await append(gone, some(1), NO_STREAM);
    await client.tombstoneStream(gone);
    expect(await said(client.subscribeToStream(gone), () => true)).toEqual(['stream-deleted']);
    await append(going, some(1), NO_STREAM);
    const following = said(client.subscribeToStream(going), (last) => {
      if (last === 'caughtUp') void client.tombstoneStream(going);
      return last === 'stream-deleted';
    });
    const end = String(2n ** 63n - 1n);
    expect(await following).toEqual(['confirmation', '0', 'caughtUp', end, 'stream-deleted']);
  });

  it('to a stream that was deleted get what is written from then on', async () => {
    const stream = aStream();
    await append(stream, some(2), NO_STREAM);
    await client.deleteStream(stream);
    const following = said(client.subscribeToStream(stream), (last) => {
      if (last === 'confirmation') void append(stream, some(1), ANY);
      return last === '2';
    });
    expect((await following).filter((what) => what !== 'caughtUp')).toEqual(['confirmation', '2']);
  });

  it('fail where no event stands, and wait where the log has not come to yet', async () => {
    const stream = aStream();
    await append(stream, some(2), NO_STREAM);
    const [{ commit } = { commit: 0n }] = await places(stream);
    const filter = streamNameFilter({ prefixes: [stream] });
    const from = (place: bigint) => client.subscribeToAll({ fromPosition: { commit: place, prepare: place }, filter });
    expect(await said(from(commit + 1n), () => true)).toEqual(['unknown']);
    const last = (what: string) => what === 'caughtUp';
    expect(await said(from(commit + 100_000_000n), last)).toEqual(['confirmation', 'caughtUp']);
  });

  it('with a filter tell where they are every so many events, and not because they have caught up', async () => {
    const stream = aStream();
    await append(stream, some(200), NO_STREAM);
    const positions = (await places(stream)).map(({ commit }) => commit);
    const told: bigint[] = [];
    const follow = (fromPosition: Position, until: (count: number) => boolean, act = () => {}) =>
      new Promise<void>((resolve, reject) => {
        const filter = eventTypeFilter({
          prefixes: ['never'],
          checkpointInterval: 1,
          checkpointReached: async (_, { commit }) => {
            told.push(commit);
            if (until(told.length)) resolve(subscription.unsubscribe());
          },
        });
        const subscription = client.subscribeToAll({ fromPosition, filter });
        subscription.on('error', reject).on('caughtUp', act);
        if (until(0)) subscription.on('caughtUp', () => resolve(subscription.unsubscribe()));
      });
    const place = (n: number) => ({ commit: positions[n] as bigint, prepare: positions[n] as bigint });
    // From the last event on there is nothing to pass by.
    let last = place(199);
    for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
      last = event?.position ?? last;
    }
    await follow(last, (count) => count === 0);
    expect(told).toEqual([]);
    // Pages of 32, each of which tells where it began: after the event, hence at the second, the 34th, …
    await follow(place(0), (count) => count === 3);
    expect(told.slice(0, 3)).toEqual([1, 33, 65].map((n) => positions[n]));
    // Live, at the event that fills the interval.
    const other = aStream();
    told.length = 0;
    await follow(
      last,
      (count) => count === 2,
      () => void append(other, some(70), NO_STREAM),
    );
    expect(told.slice(0, 2)).toEqual(
      (await places(other)).map(({ commit }) => commit).filter((_, n) => n === 31 || n === 63),
    );
  });
});
