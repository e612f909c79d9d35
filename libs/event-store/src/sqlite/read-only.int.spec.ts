import { expect, it } from '@jest/globals';
import { anEvent, clockShowing, collect, opportunity } from '../contract/index.ts';
import { StoreReadOnly } from '../errors.ts';
import { setSqliteEventStoreReadOnly } from './read-only.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';
import { verifySqliteEventStore } from './verify.ts';

it('refuses every append once the log is read-only, also to those who had it open, and for good', async () => {
  const [file, clock, stream] = [temporaryFile(), clockShowing(0), opportunity('o-1')];
  const before = await openSqliteEventStore({ file, clock, create: HUADONG });
  await before.append(stream, [anEvent(stream, 'c-1')], 'noStream');
  await setSqliteEventStoreReadOnly(file);

  await expect(before.append(stream, [anEvent(stream, 'c-2')], 0)).rejects.toThrow(StoreReadOnly);
  await before.close();
  const after = await openSqliteEventStore({ file, clock });
  expect(after.header.readOnly).toBe(true);
  await expect(after.append(stream, [anEvent(stream, 'c-2')], 0)).rejects.toThrow(StoreReadOnly);
  expect(await collect(after.readAll())).toHaveLength(1);
  await after.close();
  expect((await verifySqliteEventStore(file)).findings).toEqual([]);
});
