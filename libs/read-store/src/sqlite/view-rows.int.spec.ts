import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import type { Changes, Checkpoint, Document, ViewSpec } from '../read-store.ts';
import { connect } from './connection.ts';
import { rowMemory } from './row-memory.ts';
import { type OpenView, sqliteView } from './sqlite-view.ts';
import { fence, openViewFile } from './view-file.ts';

const spec: ViewSpec = {
  name: 'deals',
  version: 1,
  collections: {
    deals: { kind: 'document', indexes: [['owner'], ['at', 'owner']] },
    totals: { kind: 'sum', indexes: [] },
  },
};
const lease = { holder: 'a', epoch: 1 };
const checkpoint: Checkpoint = {
  logId: 'l',
  index: 0,
  position: 1,
  recordedAt: '2024-01-01T00:00:00.000Z' as Instant,
  eventId: 'e',
};

describe('rows of a view that are remembered', () => {
  let folder: string;
  let file: string;
  let database: DatabaseSync;
  let view: OpenView;
  let other: DatabaseSync;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rows-'));
    file = join(folder, 'deals.v1.1.db');
    database = openViewFile(file, spec, lease.epoch);
    view = sqliteView(file, database, spec, 1, rowMemory(1_000));
    other = connect(file);
  });
  afterEach(() => {
    view.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  const commit = (changes: Readonly<Record<string, Readonly<Record<string, Document | null>>>>, under = lease) =>
    view.commit(
      Object.fromEntries(
        Object.entries(changes).map(([name, changed]) => [name, new Map(Object.entries(changed))]),
      ) as Changes,
      checkpoint,
      under,
    );
  const borrowed = async (collection: string, key: string) => (await view.borrow(collection, [key])).get(key);

  it('are those that were borrowed or committed, the same objects', async () => {
    const document = { owner: 'x' };
    await commit({ deals: { a: document }, totals: { t: { n: 1 } } });
    expect(await borrowed('deals', 'a')).toBe(document);
    other.exec(`UPDATE "in deals" SET document = '{"owner":"y"}'`);
    const read = await borrowed('deals', 'a');
    expect(read).toEqual({ owner: 'y' });
    expect(await borrowed('deals', 'a')).toBe(read);
    expect(await borrowed('deals', 'b')).toBeUndefined();
    await commit({ deals: { a: null } });
    expect(await borrowed('deals', 'a')).toBeUndefined();
  });

  it('are written where they stand, with their index entries', async () => {
    const count = () => Number(other.prepare('SELECT count(*) AS n FROM "in deals"').get()?.n);
    for (const owner of ['x', 'x', 'y']) {
      await commit({ deals: { a: { owner, at: 1 }, b: { owner: 'z', at: null } }, totals: { t: { n: 1 } } });
      const find = await view.find('deals', { index: ['owner'], equals: [owner] });
      expect(find).toEqual([{ key: 'a', document: { owner, at: 1 } }]);
      expect(await view.find('deals', { index: ['at', 'owner'], equals: [1, owner] })).toEqual(find);
    }
    expect(await view.find('deals', { index: ['owner'], equals: ['x'] })).toEqual([]);
    expect(count()).toBe(2);
    expect(other.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('are written as well where another connection has moved or removed them', async () => {
    await commit({ deals: { a: { owner: 'x' }, b: { owner: 'x' } }, totals: { t: { n: 1 } } });
    other.exec(`DELETE FROM "in deals" WHERE key = 'a'; UPDATE "in deals" SET rowid = 99, field0 = 'z';
      DELETE FROM "in totals"`);
    await commit({ deals: { a: { owner: 'x' }, b: { owner: 'x', n: 2 } }, totals: { t: { n: 3 } } });
    expect(await view.find('deals', { index: ['owner'], equals: ['x'] })).toEqual([
      { key: 'a', document: { owner: 'x' } },
      { key: 'b', document: { owner: 'x', n: 2 } },
    ]);
    expect(await view.load('totals', ['t'])).toEqual(new Map([['t', { n: 3 }]]));
  });

  it('are forgotten where a commit fails or the view is cleared', async () => {
    const before = { owner: 'x' };
    await commit({ deals: { a: before } });
    await expect(commit({ deals: { a: { owner: 'y' }, b: { owner: [] } } })).rejects.toThrow(RangeError);
    expect(await borrowed('deals', 'a')).toEqual(before);
    expect(await borrowed('deals', 'a')).not.toBe(before);
    fence(database, 2);
    await expect(commit({ deals: { a: { owner: 'z' } } })).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await borrowed('deals', 'a')).toEqual(before);
    await view.clear({ holder: 'b', epoch: 2 });
    expect(await borrowed('deals', 'a')).toBeUndefined();
    await commit({ deals: { a: before } }, { holder: 'b', epoch: 2 });
    expect(await view.load('deals', ['a'])).toEqual(new Map([['a', before]]));
  });

  it('are read in spite of what the memory has no room for', async () => {
    const large = { owner: 'x', text: 'y'.repeat(2_000) };
    await commit({ deals: { a: large, b: { owner: 'x' } } });
    await commit({ deals: { a: { ...large, n: 1 } } });
    expect(await view.borrow('deals', ['a', 'b'])).toEqual(
      new Map<string, Document>([
        ['a', { ...large, n: 1 }],
        ['b', { owner: 'x' }],
      ]),
    );
  });
});
