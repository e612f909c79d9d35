import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { KeyStoreExists, KeyStoreIncompatible } from '../errors.ts';
import { masterKeyOf } from '../master-key.ts';
import { backupSqliteKeyStore } from './backup-key-store.ts';
import { openSqliteKeyStore } from './sqlite-key-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a backup of a key store in use holds its keys, under the same master key, and overwrites nothing', async () => {
  const [file, copy, masterKey] = [
    join(folder, 'keys.db'),
    join(folder, 'copy', 'keys.db'),
    masterKeyOf(randomBytes(32)),
  ];
  const keys = await openSqliteKeyStore({ file, masterKey });
  const made = await keys.obtain('t', ['c-1', 'c-2']);
  await backupSqliteKeyStore(file, copy);
  await keys.close();
  expect(statSync(copy).mode & 0o777).toBe(0o600);

  const restored = await openSqliteKeyStore({ file: copy, masterKey });
  expect(await restored.find('t', ['c-1', 'c-2'])).toEqual(made);
  await restored.close();
  await expect(backupSqliteKeyStore(copy, copy)).rejects.toThrow(KeyStoreExists);
});

it('leaves nothing of a copy of what is no key store', async () => {
  const [file, copy] = [join(folder, 'keys.db'), join(folder, 'copy.db')];
  writeFileSync(file, 'sales figures');
  await expect(backupSqliteKeyStore(file, copy)).rejects.toThrow(KeyStoreIncompatible);
  expect(existsSync(copy)).toBe(false);
});
