import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backupFolder, restoreFolder } from './backup-folder.ts';
import { pathsOf } from './locations.ts';
import { openEngine } from './open-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealtrail-backup-'));
const data = join(folder, 'data');
const backup = join(folder, 'backup');
const restored = (name: string) => pathsOf({ data: join(folder, name) });

beforeAll(async () => {
  const engine = await openEngine({ data, create: {} });
  const input = { customer: { phone: '13800000000' } };
  const actor = { id: 'local', role: 'service' };
  await engine.executor.execute({ command: 'CreateOpportunity', data: input, input, actor, commandId: 'c-1' });
  await engine.close();
  await backupFolder(pathsOf({ data }), backup, true);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a backup with keys', () => {
  it('is restored into an empty place, log and keys', async () => {
    expect(await restoreFolder(backup, restored('whole'))).toEqual({ records: 1, keys: true });
    expect(existsSync(restored('whole').keys)).toBe(true);
  });

  it('that is damaged leaves nothing behind that keeps a sound one from being restored', async () => {
    const damaged = join(folder, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    const bytes = readFileSync(join(damaged, 'events.db'));
    bytes[bytes.indexOf('"Created"') + 1] = 0x63;
    writeFileSync(join(damaged, 'events.db'), bytes);
    await expect(restoreFolder(damaged, restored('again'))).rejects.toMatchObject({ code: 'store-damaged' });
    expect(existsSync(restored('again').keys)).toBe(false);
    expect(await restoreFolder(backup, restored('again'))).toEqual({ records: 1, keys: true });
  });

  it('overwrites nothing: neither keys that stand in its place, nor in the place of a restore', async () => {
    const keys = readFileSync(pathsOf({ data }).keys);
    await expect(restoreFolder(backup, pathsOf({ data }))).rejects.toMatchObject({ code: 'configuration-refused' });
    expect(readFileSync(pathsOf({ data }).keys)).toEqual(keys);
    const taken = join(folder, 'taken');
    cpSync(join(backup, 'keys.db'), join(taken, 'keys.db'));
    await expect(backupFolder(pathsOf({ data }), taken, true)).rejects.toMatchObject({ code: 'configuration-refused' });
    expect(existsSync(join(taken, 'events.db'))).toBe(false);
  });
});
