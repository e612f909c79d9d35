import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { clockShowing } from '../contract/index.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

/** Where SQLite keeps a program's own version of a file: `PRAGMA user_version`, four bytes, big-endian. */
const USER_VERSION_AT = 60;

it('leaves a log of another format version as it is, and says which program to use', async () => {
  const [file, clock] = [temporaryFile(), clockShowing(0)];
  await (await openSqliteEventStore({ file, clock, create: HUADONG })).close();
  const bytes = readFileSync(file);
  bytes.writeUInt32BE(3, USER_VERSION_AT);
  writeFileSync(file, bytes);

  await expect(openSqliteEventStore({ file, clock, create: HUADONG })).rejects.toMatchObject({
    code: 'store-incompatible',
    message: expect.stringContaining('format version 3; this program reads version 2'),
  });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

it.each([
  ['text', 'nothing but words, and more of them than the header of a database has bytes: '.repeat(4)],
  ['a database of another program', 'SQLite format 3\0'.padEnd(4096, '\0')],
])('leaves %s in the place of a log as it is', async (_what, content) => {
  const [file, clock] = [temporaryFile(), clockShowing(0)];
  writeFileSync(file, content);
  const opening = openSqliteEventStore({ file, clock, create: HUADONG });
  await expect(opening).rejects.toMatchObject({ code: 'store-incompatible' });
  expect(readFileSync(file, 'utf8')).toBe(content);
});
