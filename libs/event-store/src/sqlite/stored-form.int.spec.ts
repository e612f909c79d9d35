import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { expect, it } from '@jest/globals';
import type { Instant, NewEvent } from '#kernel';
import { clockShowing, opportunity } from '../contract/index.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

const golden = (name: string) => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8').trimEnd();

const stream = opportunity('o-1');
const full: NewEvent = {
  id: '1b671a64-40d5-591e-99b0-da01ff1f3341',
  type: 'FollowUpScheduled',
  schemaVersion: 1,
  occurredAt: '2026-03-01T11:58:00.000Z' as Instant,
  data: { activityId: 'a-1', dueAt: '2026-03-02T02:00:00.000Z', purpose: '回访 "first"' },
  meta: {
    actor: { id: 'service-1', role: 'service', onBehalfOf: 'staff-7' },
    basedOn: [{ stream: opportunity('o-0'), revision: 3 }],
    causationId: 'c-0',
    commandHash: 'sha256:9f86d081',
    commandId: 'c-1',
    correlationId: 'c-0',
    outlet: 'outlet-1',
    provenance: { format: 'csv', source: 'leads.csv', key: 'row-1', time: '2026-03-01', judge: false },
    tenant: 'huadong',
  },
};
const { actor, commandHash, commandId, tenant } = full.meta;
const bare: NewEvent = {
  ...full,
  id: '1b671a64-40d5-591e-99b0-da01ff1f3342',
  meta: { actor: { id: actor.id, role: actor.role }, commandHash, commandId, correlationId: commandId, tenant },
};

it('writes what it has always written', async () => {
  const file = temporaryFile();
  const store = await openSqliteEventStore({ file, clock: clockShowing(0), create: HUADONG });
  await store.append(stream, [full, bare], 'noStream');
  await store.close();

  const db = new DatabaseSync(file, { readOnly: true });
  const schema = db
    .prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL')
    .all()
    .map(({ sql }) => String(sql));
  const rows = db.prepare('SELECT * FROM event').all();
  const pragma = (name: string) => db.prepare(`PRAGMA ${name}`).get()?.[name];
  const page = ['application_id', 'user_version', 'page_size', 'auto_vacuum'].map(pragma);
  db.close();

  expect(schema.map((sql) => sql.replaceAll(/\s+/g, ' ')).join('\n')).toBe(golden('schema.sql'));
  expect(rows.map(({ body }) => String(body)).join('\n')).toBe(golden('records.jsonl'));
  expect(page).toEqual([0x4454524c, 2, 4096, 0]);
  expect(rows[0]).toMatchObject({
    position: 1,
    checksum: crc32(golden('records.jsonl').split('\n')[0] as string),
  });
});
