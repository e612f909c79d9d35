import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { clear, defineEvent, eventRegistry, personal, type StreamName } from '#kernel';
import { createCodec, findMasterKey } from '#privacy';
import { openSqliteKeyStore } from '#privacy/sqlite';
import { findBytes } from '../support/find-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealtrail-planted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const phone = '13812345678';
const idNumber = '11010519491231002X';
const name = '欧阳娜娜';

const met = defineEvent<{ readonly name: string; readonly phone: string; readonly note: string }>(
  'Met',
  'visit',
  { name: personal(), phone: personal(), note: personal() },
  [{ name, phone, note: idNumber }],
);
const open = defineEvent<{ readonly note: string }>('Open', 'visit', { note: clear }, [{ note: idNumber }]);

it('keeps no planted phone number, ID or name in key store, blind index or sealed events, before and after erasure', async () => {
  const { masterKey } = findMasterKey({ folder });
  const keys = await openSqliteKeyStore({ file: join(folder, 'keys', 'keys.db'), masterKey });
  const codec = createCodec({ registry: eventRegistry([met, open]), keys, tenant: 'acme' });
  const place = { stream: 'visit-1' as StreamName, customer: 'c1', actorId: 'a1' };
  const [sealed] = await codec.seal([{ type: 'Met', data: met.examples[0] as object }], place, ['e1']);
  const command = { command: 'Meet', id: '1', data: { name, phone, note: idNumber } };
  const commandHash = await codec.commandHash(command, sealed ? [sealed] : [], 'c1');
  await keys.index.put('acme', [
    { term: { kind: 'phone', value: phone }, subject: 'c1' },
    { term: { kind: 'idNumber', value: idNumber }, subject: 'c1' },
    { term: { kind: 'name', source: 'dms', value: name }, subject: 'c1' },
  ]);
  writeFileSync(join(folder, 'events.json'), JSON.stringify({ data: sealed?.data, meta: { commandHash } }));
  expect(findBytes(folder, [phone, idNumber, name])).toEqual([]);

  await keys.destroy('acme', ['c1']);
  await keys.index.removeFor('acme', ['c1']);
  expect(findBytes(folder, [phone, idNumber, name])).toEqual([]);
  await keys.close();

  const [inClear] = await codec.seal([{ type: 'Open', data: { note: phone } }], place, ['e2']);
  writeFileSync(join(folder, 'clear.json'), JSON.stringify(inClear));
  expect(findBytes(folder, [phone])).toHaveLength(1);
});
