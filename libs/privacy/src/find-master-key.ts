import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Warning } from '#kernel';
import { MasterKeyUnreadable } from './errors.ts';
import { type MasterKey, masterKeyOf } from './master-key.ts';

/** Where the master key may stand; the first that is given counts. */
export interface MasterKeySources {
  /** `DEALTRAIL_MASTER_KEY`: base64 of 32 bytes. */
  readonly value?: string | undefined;
  /** A file that holds the same. */
  readonly file?: string | undefined;
  /** The data folder: without any configuration the key stands in `keys/master.key`, and is made there. */
  readonly folder: string;
  /** Whether there are keys already that only their own master key opens: then none is made. */
  readonly keysStand?: boolean;
}

export interface FoundMasterKey {
  readonly masterKey: MasterKey;
  readonly warnings: readonly Warning[];
}

/** @throws MasterKeyUnreadable where the value or file that was named is no key, or the key cannot be made. */
export function findMasterKey({ value, file, folder, keysStand }: MasterKeySources): FoundMasterKey {
  if (value !== undefined) return { masterKey: decoded(value, 'DEALTRAIL_MASTER_KEY'), warnings: [] };
  if (file !== undefined) return { masterKey: decoded(contentOf(file), file), warnings: openToOthers(file) };
  const own = join(folder, 'keys', 'master.key');
  if (keysStand && !existsSync(own)) throw gone(own);
  const isNew = makeUnlessThere(folder, own);
  const masterKey = decoded(contentOf(own), own);
  return { masterKey, warnings: isNew ? [made(own)] : openToOthers(own) };
}

function decoded(text: string, where: string): MasterKey {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32 || key.toString('base64') !== text.trim()) {
    throw new MasterKeyUnreadable(
      `${where} does not hold a master key. It must be 32 bytes in base64 (44 characters).`,
    );
  }
  return masterKeyOf(key);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Written whole beside its place and linked there, so that of two processes that start at once both read one key. */
function makeUnlessThere(folder: string, file: string): boolean {
  try {
    if (statSync(file, { throwIfNoEntry: false })) return false;
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomUUID()}`;
    writeDurably(draft);
    try {
      linkSync(draft, file);
    } finally {
      rmSync(draft);
    }
    syncFolder(join(folder, 'keys'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unreadable(file, error);
  }
}

function writeDurably(file: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(32).toString('base64')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function unreadable(file: string, error: unknown): MasterKeyUnreadable {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return new MasterKeyUnreadable(
    `the master key in ${file} cannot be read or made (${code}). Make the file readable, or set DEALTRAIL_MASTER_KEY.`,
  );
}

function gone(file: string): MasterKeyUnreadable {
  return new MasterKeyUnreadable(
    `there are keys of persons, but not the master key that opens them. Put it back as ${file}, or set DEALTRAIL_MASTER_KEY.`,
  );
}

function made(file: string): Warning {
  return {
    code: 'master-key-made',
    message: {
      zh: `已在 ${file} 生成主密钥。请另行备份：丢失后任何个人信息都无法再读取。`,
      en: `A master key was made in ${file}. Keep a copy elsewhere: without it no personal field can ever be read again.`,
    },
  };
}

function openToOthers(file: string): readonly Warning[] {
  if ((statSync(file).mode & 0o077) === 0) return [];
  return [
    {
      code: 'master-key-open-to-others',
      message: {
        zh: `主密钥文件 ${file} 可被其他用户访问。请将其权限改为 0600。`,
        en: `The master key in ${file} is open to other users. Set its mode to 0600.`,
      },
    },
  ];
}
