import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findMasterKey } from './find-master-key.ts';

const text = Buffer.alloc(32, 9).toString('base64');
const secret = Buffer.alloc(32, 5);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-master-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the master key', () => {
  it('comes from the environment first, then from the file named, and nothing is made', async () => {
    const file = join(folder, 'my.key');
    writeFileSync(file, `${Buffer.alloc(32, 8).toString('base64')}\n`, { mode: 0o600 });
    const fromValue = findMasterKey({ value: text, file, folder });
    const fromFile = findMasterKey({ file, folder });
    expect([fromValue.warnings, fromFile.warnings]).toEqual([[], []]);
    await expect(fromFile.masterKey.unwrap(await fromValue.masterKey.wrap(secret))).rejects.toMatchObject({
      code: 'master-key-wrong',
    });
    expect(existsSync(join(folder, 'keys'))).toBe(false);
  });

  it('is not made anew beside keys that only the lost one opens', () => {
    expect(() => findMasterKey({ folder, keysStand: true })).toThrow(/Put it back as .*master\.key/);
    expect(existsSync(join(folder, 'keys'))).toBe(false);
    findMasterKey({ folder, keysStand: false });
    expect(findMasterKey({ folder, keysStand: true }).warnings).toEqual([]);
  });

  it('is made once without any configuration, for its owner only, with a warning', async () => {
    const made = findMasterKey({ folder });
    expect(made.warnings.map(({ code }) => code)).toEqual(['master-key-made']);
    expect(statSync(join(folder, 'keys', 'master.key')).mode & 0o777).toBe(0o600);
    const again = findMasterKey({ folder });
    expect(again.warnings).toEqual([]);
    expect(await again.masterKey.unwrap(await made.masterKey.wrap(secret))).toEqual(secret);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['master.key']);
  });

  it('warns of a file that others may read', () => {
    findMasterKey({ folder });
    chmodSync(join(folder, 'keys', 'master.key'), 0o644);
    expect(findMasterKey({ folder }).warnings.map(({ code }) => code)).toEqual(['master-key-open-to-others']);
  });

  it.each(['', 'short', Buffer.alloc(31).toString('base64'), `${text.slice(0, -1)}*`])('is not %j', (value) => {
    expect(() => findMasterKey({ value, folder })).toThrow(expect.objectContaining({ code: 'master-key-unreadable' }));
  });

  it('is never quoted in an error', () => {
    const long = Buffer.alloc(33, 9).toString('base64');
    expect(() => findMasterKey({ value: long, folder })).not.toThrow(long);
  });

  it('says so where the file named cannot be read, and where none can be made', () => {
    const unreadable = expect.objectContaining({ code: 'master-key-unreadable' });
    expect(() => findMasterKey({ file: join(folder, 'none'), folder })).toThrow(unreadable);
    mkdirSync(join(folder, 'dir'));
    expect(() => findMasterKey({ file: join(folder, 'dir'), folder })).toThrow(unreadable);
    writeFileSync(join(folder, 'keys'), readFileSync('/dev/null'));
    expect(() => findMasterKey({ folder })).toThrow(unreadable);
  });
});
