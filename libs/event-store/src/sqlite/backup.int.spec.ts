import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anEvent, clockShowing, collect, opportunity } from '../contract/index.ts';
import { StoreIncompatible, StoreUnavailable } from '../errors.ts';
import type { EventStore } from '../event-store.ts';
import { backupSqliteEventStore, restoreSqliteEventStore } from './backup.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

const clock = clockShowing(0);
const open = (file: string) => openSqliteEventStore({ file, clock, create: HUADONG });

async function write(store: EventStore, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    await store.append(opportunity(n), [anEvent(opportunity(n), 'c-1')], 'noStream');
  }
}

async function everything(store: EventStore): Promise<unknown> {
  return [store.header, await collect(store.readAll())];
}

describe('backup and restore', () => {
  it('carries a log in use to another place, with its id', async () => {
    const file = temporaryFile();
    const target = temporaryFile('backup.db');
    const place = temporaryFile();
    const store = await open(file);
    await write(store, 0, 30);
    const asItWas = await everything(store);

    const [copy] = await Promise.all([backupSqliteEventStore(file, target), write(store, 30, 60)]);
    expect(copy.records).toBeGreaterThanOrEqual(30);
    expect(readdirSync(dirname(target))).toEqual(['backup.db']);

    expect(await restoreSqliteEventStore(target, place)).toEqual(copy);
    const restored = await open(place);
    const all = await collect(restored.readAll());
    expect(all).toHaveLength(copy.records);
    expect([restored.header, all.slice(0, 30)]).toEqual(asItWas);
    expect(await restored.append(opportunity('new'), [anEvent(opportunity('new'), 'c')], 'noStream')).toMatchObject({
      position: copy.records + 1,
    });
    await Promise.all([store.close(), restored.close()]);
  });

  it('never overwrites', async () => {
    const [file, target] = [temporaryFile(), temporaryFile('backup.db')];
    const store = await open(file);
    await backupSqliteEventStore(file, target);
    await expect(backupSqliteEventStore(file, target)).rejects.toThrow(StoreIncompatible);
    await expect(restoreSqliteEventStore(target, file)).rejects.toThrow(StoreUnavailable);
    await store.close();
    await expect(restoreSqliteEventStore(target, file)).rejects.toThrow(StoreIncompatible);
  });

  it('restores nothing from a damaged backup, and names the first bad position', async () => {
    const [file, target, place] = [temporaryFile(), temporaryFile('backup.db'), temporaryFile()];
    const store = await open(file);
    await write(store, 0, 10);
    await store.close();
    await backupSqliteEventStore(file, target);
    const bytes = readFileSync(target);
    // Pages that were split keep old copies of records, which nothing reads: every copy is hit.
    for (let at = bytes.indexOf('"position":4,'); at >= 0; at = bytes.indexOf('"position":4,', at)) {
      bytes.writeUInt8(bytes.readUInt8(at + 1) ^ 1, at + 1);
    }
    writeFileSync(target, bytes);

    await expect(restoreSqliteEventStore(target, place)).rejects.toMatchObject({
      code: 'store-damaged',
      firstBadPosition: 4,
    });
    expect(existsSync(place)).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'no backup at all, only text that is longer than the header of a database would be: '.repeat(4)],
  ])('refuses %s as a backup', async (_what, content) => {
    const [source, place] = [temporaryFile('backup.db'), temporaryFile()];
    if (content) writeFileSync(source, content);
    await expect(restoreSqliteEventStore(source, place)).rejects.toThrow(StoreIncompatible);
  });
});
