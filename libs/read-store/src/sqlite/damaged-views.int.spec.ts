import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, later } from '#kernel';
import { ViewDamaged } from '../errors.ts';
import type { Checkpoint, ViewSpec } from '../read-store.ts';
import { connect } from './connection.ts';
import { rowMemory } from './row-memory.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';
import { sqliteView } from './sqlite-view.ts';
import { openViewFile } from './view-file.ts';

const spec: ViewSpec = {
  name: 'deals',
  version: 1,
  collections: { deals: { kind: 'document', indexes: [['owner']] } },
};
const start = '2024-01-01T00:00:00.000Z' as Instant;
const checkpoint: Checkpoint = { logId: 'l', index: 0, position: 1, recordedAt: start, eventId: 'e' };

describe('a folder of views', () => {
  let folder: string;
  let now = start;
  const clock = () => now;
  const open = () => openSqliteReadStore({ folder, clock });
  const file = (name: string) => join(folder, name);

  beforeEach(async () => {
    now = start;
    folder = mkdtempSync(join(tmpdir(), 'views-'));
    const store = open();
    const { lease } = await store.acquire('a', 1_000);
    const changed = new Map(Array.from({ length: 2_000 }, (_, n) => [`deal-${n}`, { owner: `owner-${n}` }]));
    await (await store.open(spec)).commit({ deals: changed }, checkpoint, lease);
    await store.release(lease);
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each<[string, () => void]>([
    ['is not SQLite', () => writeFileSync(file('deals.v1.1.db'), 'x'.repeat(8_192))],
    ['has lost its pages', () => truncateSync(file('deals.v1.1.db'), 4_096)],
    [
      'is of another format',
      () => {
        const database = connect(file('deals.v1.1.db'));
        database.exec('PRAGMA user_version=9');
        database.close();
      },
    ],
  ])('names a view that %s, says how to mend it, and makes it anew once dropped', async (_, damage) => {
    damage();
    const store = open();
    const reading = store.open(spec).then((view) => view.find('deals'));
    await expect(reading).rejects.toThrow(ViewDamaged);
    await expect(reading).rejects.toThrow(/deals\.v1\.1\.db is damaged .*projections rebuild/);
    const { acquired, lease } = await store.acquire('b', 1_000);
    expect(acquired).toBe(true);
    await store.drop(1);
    const view = await store.open(spec);
    await view.commit({ deals: new Map([['a', {}]]) }, checkpoint, lease);
    expect(await view.count('deals')).toBe(1);
    await store.close();
  });

  it('names views.db; without it the epoch still goes on from those of the views', async () => {
    writeFileSync(file('views.db'), 'x'.repeat(8_192));
    expect(open).toThrow(/views\.db is damaged .*remove the file/);
    rmSync(file('views.db'));
    const store = open();
    expect((await store.acquire('b', 1_000)).lease.epoch).toBeGreaterThan(1);
    expect(await (await store.open(spec)).count('deals')).toBe(2_000);
    await store.close();
  });

  it('without room a commit changes nothing; with room it goes on', async () => {
    const database = openViewFile(file('deals.v1.1.db'), spec, 0);
    const view = sqliteView(file('deals.v1.1.db'), database, spec, 1, rowMemory(1_000));
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count=${pages + 5}`);
    const large = new Map([
      ['deal-0', null],
      ['large', { text: 'x'.repeat(100_000) }],
    ]);
    const lease = { holder: 'a', epoch: 1 };
    await expect(view.commit({ deals: large }, { ...checkpoint, index: 1 }, lease)).rejects.toMatchObject({
      code: 'view-unavailable',
    });
    expect(await view.checkpoint()).toEqual(checkpoint);
    expect(await view.count('deals')).toBe(2_000);
    database.exec('PRAGMA max_page_count=4294967294');
    await view.commit({ deals: large }, { ...checkpoint, index: 1 }, lease);
    expect((await view.load('deals', ['deal-0', 'large'])).size).toBe(1);
    view.close();
  });

  it('a file torn while it was made is made again', async () => {
    const torn = file('deals.v2.2.db');
    connect(torn).exec('PRAGMA journal_mode=WAL');
    expect(readFileSync(torn).length).toBeGreaterThan(0);
    const store = open();
    expect(await (await store.open({ ...spec, version: 2 })).count('deals')).toBe(0);
    await store.close();
  });

  it.each([['live'], ['nobody knows of']])(
    'a file torn while it was made keeps nobody from projecting: that %s',
    async (which) => {
      if (which === 'live') rmSync(file('deals.v1.1.db'));
      connect(file(which === 'live' ? 'deals.v1.1.db' : 'others.v1.2.db')).exec('PRAGMA journal_mode=WAL');
      const store = open();
      const { acquired, lease } = await store.acquire('b', 1_000);
      expect(acquired).toBe(true);
      const view = await store.open(spec);
      await view.commit({ deals: new Map([['a', {}]]) }, checkpoint, lease);
      expect(await view.count('deals')).toBe(which === 'live' ? 1 : 2_001);
      await store.close();
    },
  );

  it('a file of an earlier form, and what a killed builder left, are no views and go with the next build', async () => {
    const building = ['', '-aside', '-part1', '-part1-aside'].map((suffix) => `deals.v1.7.building${suffix}`);
    const strays = ['deals.v1.db', 'deals.v1.db-wal', ...building];
    for (const stray of [...strays, 'deals-of-others.v1.db', 'notes.txt']) writeFileSync(file(stray), '');
    const store = open();
    expect((await store.builds()).map(({ build }) => build)).toEqual([1]);
    const writer = await store.begin(spec, { holder: 'b', total: 0, ttlMs: 1_000 });
    const left = readdirSync(folder);
    expect(left.filter((name) => strays.includes(name))).toEqual([]);
    expect(left).toEqual(
      expect.arrayContaining(['deals.v1.1.db', 'deals.v1.2.building', 'deals-of-others.v1.db', 'notes.txt']),
    );
    await writer.abandon({ state: 'cancelled' });
    await store.close();
  });

  it('fences files that nobody has open here', async () => {
    const holder = open();
    const { lease: old } = await holder.acquire('a', 1_000);
    const view = await holder.open(spec);
    now = later(now, 1_000);
    const other = open();
    await other.acquire('b', 1_000);
    await expect(view.commit({}, checkpoint, old)).rejects.toMatchObject({ code: 'lease-lost' });
    await holder.close();
    await other.close();
  });
});
