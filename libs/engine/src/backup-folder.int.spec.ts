import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backupFolder, restoreFolder } from './backup-folder.ts';
import { pathsOf } from './locations.ts';
import { openEngine } from './open-engine.ts';

let folder: string;
let backup: string;
const place = () => pathsOf({ data: join(folder, 'restored') });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-backup-'));
  backup = join(folder, 'backup');
  const data = join(folder, 'data');
  const engine = await openEngine({ data, create: {} });
  await engine.executor.execute({
    command: 'CreateOpportunity',
    id: 'o-1',
    data: {},
    input: {},
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: 'create-o-1',
  });
  await engine.close();
  await backupFolder(pathsOf({ data }), backup, true);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The backup with its record altered. */
function damagedBackup(): string {
  const damaged = join(folder, 'damaged');
  cpSync(backup, damaged, { recursive: true });
  const log = join(damaged, 'events.db');
  writeFileSync(log, readFileSync(log).toString('latin1').replaceAll('"Created"', '"created"'), 'latin1');
  return damaged;
}

describe('restoring a folder', () => {
  it('leaves nothing of a damaged backup, so that a sound one can still be restored', async () => {
    await expect(restoreFolder(damagedBackup(), place())).rejects.toMatchObject({ code: 'store-damaged' });
    expect(existsSync(place().events)).toBe(false);
    expect(readdirSync(join(place().keys, '..'))).toEqual([]);

    expect(await restoreFolder(backup, place())).toEqual({ records: 1, keys: true });
    expect(readdirSync(join(place().keys, '..'))).toEqual(['keys.db']);
  });

  it('puts no log beside keys that stand there already', async () => {
    cpSync(join(backup, 'keys.db'), place().keys);
    await expect(restoreFolder(backup, place())).rejects.toMatchObject({ code: 'key-store-exists' });
    expect(existsSync(place().events)).toBe(false);
  });

  it('makes keys that only their owner may read', async () => {
    await restoreFolder(backup, place());
    for (const keys of [join(backup, 'keys.db'), place().keys]) expect(statSync(keys).mode & 0o777).toBe(0o600);
  });
});

describe('backing up a folder', () => {
  it('copies no log beside keys that stand there already', async () => {
    const taken = join(folder, 'taken');
    cpSync(join(backup, 'keys.db'), join(taken, 'keys.db'));
    await expect(backupFolder(pathsOf({ data: join(folder, 'data') }), taken, true)).rejects.toMatchObject({
      code: 'key-store-exists',
    });
    expect(existsSync(join(taken, 'events.db'))).toBe(false);
  });
});
