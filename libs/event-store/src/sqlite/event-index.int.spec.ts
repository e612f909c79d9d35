import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import type { NewEvent, StreamName } from '#kernel';
import { anEvent, appended, clockShowing, collect, opportunity, someEvents } from '../contract/index.ts';
import type { EventStore } from '../event-store.ts';
import { LONGEST_TAIL, TURN } from './index-turns.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';
import { verifySqliteEventStore } from './verify.ts';

const clock = clockShowing(0);
const open = (file: string) => openSqliteEventStore({ file, clock, create: HUADONG });

describe('a log that is longer than what is found in memory', () => {
  const STREAMS = 500;
  const APPENDS = Math.ceil((LONGEST_TAIL + 5 * TURN) / 3);
  const streamOf = (n: number) => opportunity(n % STREAMS);
  const batchOf = (n: number) => ({
    stream: streamOf(n),
    events: someEvents(streamOf(n), `c-${n}`, 3),
    expected: 'any' as const,
  });

  /** Appends a thousand at a time, from one store and the other by turns. */
  async function write(stores: readonly EventStore[]): Promise<Map<StreamName, string[]>> {
    const written = new Map<StreamName, string[]>();
    for (let first = 0, turn = 0; first < APPENDS; first += 1000, turn++) {
      const batches = Array.from({ length: Math.min(1000, APPENDS - first) }, (_, n) => batchOf(first + n));
      const results = await (stores[turn % stores.length] as EventStore).appendMany(batches);
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
      for (const { stream, events } of batches) {
        written.set(stream, [...(written.get(stream) ?? []), ...events.map(({ id }) => id)]);
      }
    }
    return written;
  }

  async function holdsAll(store: EventStore, written: Map<StreamName, string[]>): Promise<void> {
    for (const [stream, ids] of written) {
      const events = await collect(store.readStream(stream));
      expect(events.map(({ id }) => id).join()).toBe(ids.join());
      const [last] = await collect(store.readStream(stream, { direction: 'backwards', limit: 1 }));
      expect(last?.revision).toBe(ids.length - 1);
      const middle = await collect(store.readStream(stream, { from: 60, limit: 9 }));
      expect(middle.map(({ id }) => id).join()).toBe(ids.slice(60, 69).join());
    }
  }

  async function knowsIds(store: EventStore): Promise<void> {
    for (const n of [0, 1, 777, Math.floor(APPENDS / 2), APPENDS - 400, APPENDS - 1]) {
      const { stream, events } = batchOf(n);
      expect(await store.append(stream, events, 'any')).toMatchObject({ outcome: 'appended', repeated: true });
      const elsewhere = { ...anEvent(opportunity('new'), 'c-1'), id: (events[1] as NewEvent).id };
      await expect(store.append(opportunity('new'), [elsewhere], 'noStream')).rejects.toMatchObject({
        code: 'event-refused',
        pointer: '/0/id',
      });
    }
  }

  it('finds every event by stream and by id, whichever process appended it', async () => {
    const file = temporaryFile();
    const [one, other] = [await open(file), await open(file)];
    const written = await write([one, other]);
    for (const store of [one, other]) {
      await holdsAll(store, written);
      await knowsIds(store);
    }
    await Promise.all([one.close(), other.close()]);

    const later = await open(file);
    await knowsIds(later);
    await holdsAll(later, written);
    await later.close();
    expect(await verifySqliteEventStore(file)).toEqual({ records: 3 * APPENDS, findings: [] });
  }, 60_000);
});

describe('an index that does not agree with the records', () => {
  it.each([
    ['lacks an entry', 'DELETE FROM event_by_id WHERE position = first', 'index of ids'],
    ['leads elsewhere', 'UPDATE event_by_id SET position = position + 1 WHERE position = first', 'index of ids'],
    ['lacks an entry', 'DELETE FROM event_by_stream WHERE position = first', 'index of streams'],
    ['has a wrong revision', 'UPDATE event_by_stream SET revision = 9 WHERE position = first', 'index of streams'],
    ['is ahead of its turn', 'INSERT INTO event_by_stream VALUES (5, 5, 300)', 'index of streams'],
  ])('and %s is named by verify (%s)', async (_what, sql, named) => {
    const file = temporaryFile();
    const store = await open(file);
    // The slice of this name has the first turn of all.
    await store.append(opportunity(184), someEvents(opportunity(184), 'c-1', 600), 'noStream');
    await store.close();
    const db = new DatabaseSync(file);
    const [, table] = / (event_by_\w+)/.exec(sql) ?? [];
    db.exec(sql.replace('first', `(SELECT min(position) FROM ${table})`));
    db.close();
    const { findings } = await verifySqliteEventStore(file);
    expect(findings.map(({ what }) => what)).toEqual([expect.stringContaining(named)]);
  });
});

describe('texts that have one key', () => {
  // Found by trying forty million.
  const [left, right] = [opportunity('o4344036'), opportunity('o28262818')];
  const ids = ['00000000-0000-5000-8000-00000017049b', '00000000-0000-5000-8000-0000009f03d1'] as const;
  const event = (stream: StreamName, n: number) => anEvent(stream, 'c-1', n);

  /** So many events of other streams that the slice of every key has had its turn. */
  async function fill(store: EventStore, name: string): Promise<void> {
    const filling = Array.from({ length: (LONGEST_TAIL + TURN) / 512 }, (_, n) => opportunity(`${name}-${n}`));
    for (const stream of filling) await store.append(stream, someEvents(stream, 'c-1', 512), 'noStream');
  }

  it.each([
    ['in memory', async () => {}],
    ['in the tables', (store: EventStore) => fill(store, 'f')],
  ])(
    'keeps two streams and two events apart %s',
    async (_where, meanwhile) => {
      const file = temporaryFile();
      const store = await open(file);
      for (const [n, stream] of [left, right].entries()) {
        appended(await store.append(stream, [{ ...event(stream, 0), id: ids[n] as string }], 'noStream'));
      }
      for (let n = 1; n < 4; n++) appended(await store.append(left, [event(left, n)], n - 1));
      await meanwhile(store);
      appended(await store.append(right, [event(right, 1)], 0));

      expect((await collect(store.readStream(left))).map(({ revision, stream }) => [stream, revision])).toEqual(
        [0, 1, 2, 3].map((revision) => [left, revision]),
      );
      const back = await collect(store.readStream(right, { direction: 'backwards' }));
      expect(back.map(({ revision, stream }) => [stream, revision])).toEqual([
        [right, 1],
        [right, 0],
      ]);
      expect(await store.append(left, [event(left, 9)], 1)).toMatchObject({ outcome: 'conflict', actual: 3 });
      expect(await store.append(right, [{ ...event(right, 0), id: ids[1] }], 'noStream')).toMatchObject({
        repeated: true,
        revision: 0,
      });
      await store.close();
      expect((await verifySqliteEventStore(file)).findings).toEqual([]);
    },
    60_000,
  );
});
