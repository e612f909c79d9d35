import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEngine } from '#engine';

const LOG = 'events.db';

/** Places below `folder` that are no data folder, or one that cannot be used, each made from the sound one. */
export async function makeBadFolders(folder: string, sound: string) {
  const spoilt = (name: string, spoil: (file: string) => void) => {
    const copy = join(folder, name);
    cpSync(sound, copy, { recursive: true });
    spoil(join(copy, LOG));
    return copy;
  };
  const file = join(folder, 'a-file');
  writeFileSync(file, 'not a folder');
  return {
    missing: join(folder, 'missing'),
    file,
    underFile: join(file, 'data'),
    otherVersion: spoilt('other-version', (log) => put(log, VERSION_BYTE, 9)),
    otherProgram: spoilt('other-program', makeOtherProgramsFile),
    noDatabase: spoilt('no-database', (log) => writeFileSync(log, 'sales figures')),
    folderForLog: madeFolder(join(folder, 'folder-for-log', LOG), '..'),
    damagedHeader: spoilt('damaged-header', (log) => put(log, 0, 0)),
    damagedRecord: spoilt('damaged-record', (log) => put(log, readFileSync(log).indexOf('"Created"') + 1, 0x63)),
    damagedWal: await damagedWal(join(folder, 'damaged-wal'), join(folder, 'growing')),
    otherMasterKey: spoilt('other-master-key', (log) =>
      writeFileSync(join(log, '..', 'keys', 'master.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`),
    ),
  };
}

export type BadFolders = Awaited<ReturnType<typeof makeBadFolders>>;

/** Low byte of the format version: SQLite's user version in the file's header. */
const VERSION_BYTE = 63;

function put(file: string, offset: number, byte: number): void {
  const bytes = readFileSync(file);
  bytes[offset] = byte;
  writeFileSync(file, bytes);
}

function makeOtherProgramsFile(file: string): void {
  writeFileSync(file, '');
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE sales (amount)');
  db.close();
}

function madeFolder(path: string, answer: string): string {
  mkdirSync(path, { recursive: true });
  return join(path, answer);
}

/** As a crash leaves a log, with one bit flipped in the middle of its write-ahead log. */
async function damagedWal(folder: string, growing: string): Promise<string> {
  const engine = await openEngine({ data: growing, create: {} });
  for (let n = 0; n < 20; n += 1) {
    const [data, actor] = [{}, { id: 'local', role: 'service' }];
    await engine.executor.execute({ command: 'CreateOpportunity', data, input: data, actor, commandId: `c-${n}` });
  }
  mkdirSync(folder);
  for (const name of [LOG, `${LOG}-wal`]) copyFileSync(join(growing, name), join(folder, name));
  await engine.close();
  const wal = join(folder, `${LOG}-wal`);
  // Behind the frames, the file holds room for more of them.
  const written = readFileSync(wal).findLastIndex((byte) => byte !== 0);
  const middle = Math.floor(written / 2);
  put(wal, middle, (readFileSync(wal)[middle] as number) ^ 1);
  return folder;
}
