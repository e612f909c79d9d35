import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { openLog } from './open-log.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

const FULL = 2;
const NORMAL = 1;

describe('syncing at close', () => {
  it.each([
    ['a simulated log', true, true, NORMAL],
    ['a simulated log that nobody asked it of', true, false, FULL],
    ['a real log, whoever asks', false, true, FULL],
  ])('%s', async (_what, simulated, syncAtClose, synchronous) => {
    const file = temporaryFile();
    const log = await openLog({ file, create: { ...HUADONG, simulated }, syncAtClose });
    expect(log.db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous });
    log.db.exec('CREATE TABLE mark (x)');
    log.close();
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const found = new DatabaseSync(file, { readOnly: true });
    expect(found.prepare("SELECT name FROM sqlite_schema WHERE name = 'mark'").get()).toEqual({ name: 'mark' });
    found.close();
  });
});
