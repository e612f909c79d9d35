import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { describeKeyStoreContract } from '../contract/key-store-contract.ts';
import { masterKeyOf } from '../master-key.ts';
import { openSqliteKeyStore } from './sqlite-key-store.ts';

const root = mkdtempSync(join(tmpdir(), 'dealtrail-keys-'));
afterAll(() => rmSync(root, { recursive: true }));
let files = 0;
const newFile = () => join(root, String(files++), 'keys.db');
const master = randomBytes(32);
const masterKey = masterKeyOf(master);

describeKeyStoreContract('the key store in SQLite', () => openSqliteKeyStore({ file: newFile(), masterKey }));

describe('the key store in SQLite', () => {
  it('keeps keys, destructions and index when it is opened again', async () => {
    const file = newFile();
    const first = await openSqliteKeyStore({ file, masterKey });
    const ring = await first.obtain('acme', ['a', 'b']);
    await first.destroy('acme', ['b']);
    await first.index.put('acme', [{ term: { kind: 'phone', value: '13812345678' }, subject: 'a' }]);
    await first.close();

    const again = await openSqliteKeyStore({ file, masterKey });
    const found = await again.find('acme', ['a', 'b']);
    expect(Buffer.from(found.get('a')?.[0]?.secret ?? [])).toEqual(ring.get('a')?.[0]?.secret);
    expect(found.get('b')).toEqual([{ version: 1, secret: undefined }]);
    expect(await again.index.find('acme', { kind: 'phone', value: '13812345678' })).toEqual(['a']);
    await again.close();
  });

  it('is readable by its owner only', async () => {
    const file = newFile();
    await (await openSqliteKeyStore({ file, masterKey })).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves no byte of a destroyed key or a removed index entry in its files', async () => {
    const file = newFile();
    const store = await openSqliteKeyStore({ file, masterKey });
    const subjects = Array.from({ length: 300 }, (_, n) => `s${n}`);
    await store.obtain('acme', subjects);
    await store.index.put(
      'acme',
      subjects.map((subject, n) => ({ term: { kind: 'phone', value: `138${String(n).padStart(8, '0')}` }, subject })),
    );
    const other = new DatabaseSync(file, { readOnly: true });
    const bytesOf = (sql: string) =>
      other
        .prepare(sql)
        .all()
        .map((row) => Buffer.from(Object.values(row)[0] as Uint8Array));
    const wrapped = bytesOf("SELECT wrapped FROM keys WHERE subject IN ('s7', 's150')");
    const hashes = bytesOf("SELECT hash FROM blind_index WHERE subject IN ('s7', 's150')");
    other.close();
    const found = () =>
      [...wrapped, ...hashes].map((bytes) =>
        readdirSync(join(file, '..')).some((name) => readFileSync(join(file, '..', name)).includes(bytes)),
      );
    expect(found()).toEqual([true, true, true, true]);

    await store.destroy('acme', ['s7', 's150']);
    await store.index.removeFor('acme', ['s7', 's150']);
    expect(found()).toEqual([false, false, false, false]);
    await store.close();
  });

  it('notices within a second that another process destroyed a key', async () => {
    const file = newFile();
    const [one, two] = [await openSqliteKeyStore({ file, masterKey }), await openSqliteKeyStore({ file, masterKey })];
    await one.obtain('acme', ['a']);
    await two.obtain('acme', ['a']);
    await one.destroy('acme', ['a']);
    const later = performance.now() + 1_001;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
    expect(two.known('acme', 'a')).toBeUndefined();
    clock.mockRestore();
    expect((await two.find('acme', ['a'])).get('a')).toEqual([{ version: 1, secret: undefined }]);
    await one.close();
    await two.close();
  });

  it('says so when it is opened with another master key', async () => {
    const file = newFile();
    const store = await openSqliteKeyStore({ file, masterKey });
    await store.obtain('acme', ['a']);
    await store.close();
    const wrong = openSqliteKeyStore({ file, masterKey: masterKeyOf(createHash('sha256').update('other').digest()) });
    await expect(wrong).rejects.toMatchObject({ code: 'master-key-wrong' });
  });

  it('refuses a file that is no key store, and leaves it as it is', async () => {
    const text = newFile();
    await (await openSqliteKeyStore({ file: text, masterKey })).close();
    writeFileSync(text, 'not a database, but long enough to be looked at as if it were one'.repeat(20));
    await expect(openSqliteKeyStore({ file: text, masterKey })).rejects.toMatchObject({
      code: 'key-store-incompatible',
    });
    expect(readFileSync(text, 'utf8')).toMatch(/^not a database/);

    const foreign = join(root, 'foreign.db');
    const database = new DatabaseSync(foreign);
    database.exec('CREATE TABLE keys (whatever)');
    database.close();
    await expect(openSqliteKeyStore({ file: foreign, masterKey })).rejects.toMatchObject({
      code: 'key-store-incompatible',
    });
  });

  it('says so when its folder cannot be made', async () => {
    const blocked = join(root, 'a-file');
    writeFileSync(blocked, '');
    const store = openSqliteKeyStore({ file: join(blocked, 'keys.db'), masterKey });
    await expect(store).rejects.toMatchObject({ code: 'key-store-unavailable' });
  });

  it('gives four processes that start at once the same keys, and none of them an error', async () => {
    const file = newFile();
    const script = join(import.meta.dirname, 'obtain-keys.fixture.ts');
    const runs = await Promise.all(
      Array.from({ length: 4 }, () =>
        promisify(execFile)(process.execPath, ['--conditions=source', script, file, master.toString('hex'), '50']),
      ),
    );
    expect(runs.map(({ stderr }) => stderr)).toEqual(['', '', '', '']);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(runs[0]?.stdout.split('\n').filter((line) => line.length === 64)).toHaveLength(50);
  });
});
