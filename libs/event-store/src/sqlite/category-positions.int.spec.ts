import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { categoryOf } from '#kernel';
import { clockShowing, collect } from '../contract/index.ts';
import type { EventStore } from '../event-store.ts';
import { LONGEST_TAIL } from './index-turns.ts';
import { lookupKey } from './lookup-key.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

const EVENTS = 3 * LONGEST_TAIL;
const open = (file: string) => openSqliteEventStore({ file, clock: clockShowing(0), create: HUADONG });

/**
 * A log of streams of 50 events, by turns of ten: an outlet among a hundred, a visit among ten, else opportunities. Written
 * as rows, for it would take a minute to append it.
 */
async function longLog(): Promise<string> {
  const file = temporaryFile();
  await (await open(file)).close();
  const db = new DatabaseSync(file);
  db.function('lookupKey', (name) => lookupKey(String(name)));
  db.exec(`
    BEGIN;
    CREATE TEMP TABLE told AS WITH RECURSIVE n(position) AS (SELECT 1 UNION ALL SELECT position + 1 FROM n LIMIT ${EVENTS}),
      placed AS (SELECT position, (position - 1) / 500 * 10 + (position - 1) % 10 AS stream, (position - 1) % 500 / 10 AS revision FROM n)
      SELECT position, revision, CASE stream % 100 WHEN 55 THEN 'outlet-' WHEN 5 THEN 'visit-' ELSE 'opportunity-' END || stream AS stream
      FROM placed;
    INSERT INTO event SELECT position, '{"id":"00000000-0000-4000-8000-000000000000","type":"Told","data":{},"stream":"' || stream ||
      '","revision":' || revision || ',"position":' || position || ',"recordedAt":"2026-03-02T08:00:00.000Z"}', 0 FROM told;
    CREATE TEMP TABLE keys AS SELECT stream, lookupKey(stream) AS key FROM told WHERE revision = 0;
    INSERT INTO event_by_stream SELECT key, revision, position FROM told JOIN keys USING (stream);
    UPDATE log SET position = ${EVENTS}, recordedAt = '2026-03-02T08:00:00.000Z';
    COMMIT`);
  db.close();
  return file;
}

describe('events of some categories in a long log', () => {
  let file: string;
  beforeAll(async () => {
    file = await longLog();
  }, 60_000);

  const positionsIn = async (store: EventStore, categories: readonly string[], after: number) => {
    const place = { index: after - 1, position: after, recordedAt: null };
    return (await collect(store.readAll({ categories, after: place }))).map(({ position, index }) => [position, index]);
  };

  it('are those that a look at every event finds, in their order, after any place', async () => {
    const store = await open(file);
    const all = await collect(store.readAll());
    expect(all).toHaveLength(EVENTS);
    for (const categories of [['outlet'], ['outlet', 'visit'], ['opportunity'], ['demoCar']]) {
      for (const after of [0, 1_234, EVENTS - 2 * LONGEST_TAIL, EVENTS - 300]) {
        const wanted = all.slice(after).filter(({ stream }) => categories.includes(categoryOf(stream)));
        const found = await positionsIn(store, categories, after);
        expect(found.join(';')).toBe(wanted.map(({ position, index }) => [position, index]).join(';'));
      }
    }
    await store.close();
  }, 60_000);

  it('are told apart from those of a stream that is looked up under the same key', async () => {
    const store = await open(file);
    const before = await positionsIn(store, ['outlet'], 0);
    await store.close();
    const db = new DatabaseSync(file);
    db.prepare('UPDATE event_by_stream SET key = ? WHERE position = 4').run(lookupKey('outlet-55'));
    db.close();
    const again = await open(file);
    expect(await positionsIn(again, ['outlet'], 0)).toEqual(before);
    await again.close();
  }, 60_000);

  it('are refused where the log lacks one of them, or the first of any stream', async () => {
    for (const position of [2_516, 7]) {
      const db = new DatabaseSync(file);
      db.prepare('DELETE FROM event WHERE position = ?').run(position);
      db.close();
      const store = await open(file);
      await expect(positionsIn(store, ['outlet'], 0)).rejects.toThrow(`no sound record at position ${position}:`);
      await store.close();
    }
  }, 60_000);
});
