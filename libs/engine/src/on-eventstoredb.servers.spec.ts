import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { type AnyServer, anyServer } from '../../../test/support/eventstoredb/any-server.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { lastPlace } from './last-place.ts';
import { type Engine, openEngine } from './open-engine.ts';

// The engine, its views, the server and the network between them share two cores with other tests.
jest.setTimeout(60_000);

let folder: string;
let server: AnyServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-esdb-'));
  server = await anyServer();
  process.env['DEALTRAIL_STREAM_PREFIX'] = server.prefix;
});
afterEach(async () => {
  delete process.env['DEALTRAIL_STREAM_PREFIX'];
  await server.stop();
  rmSync(folder, { recursive: true });
});

const send = ({ executor }: Engine, command: string, id: string, commandId: string, data = {}) =>
  executor.execute({ command, id, data, input: data, actor: { id: 's-1', role: 'sales_consultant' }, commandId });

async function work(engine: Engine): Promise<void> {
  for (const id of ['o-1', 'o-2', 'o-3']) {
    expect(await send(engine, 'CreateOpportunity', id, `create-${id}`)).toMatchObject({ outcome: 'accepted' });
  }
}

/** An answer without what tells of the log and of today. */
async function snapshotOf(engine: Engine): Promise<object> {
  const {
    asOf: _,
    effectiveAt: __,
    position: ___,
    settled: ____,
    ...answer
  } = await askFunnelSnapshot(engine, { mayName: true });
  return answer;
}

it('answers over EventStoreDB as over an embedded log, and goes on when it is opened again', async () => {
  const embedded = await openEngine({ data: join(folder, 'embedded'), create: {} });
  const locations = { data: join(folder, 'data'), eventStore: server.url };
  const first = await openEngine({ ...locations, create: {} });
  await work(embedded);
  await work(first);
  const expected = await snapshotOf(embedded);
  expect(await snapshotOf(first)).toEqual(expected);
  await first.close();

  const again = await openEngine(locations);
  expect(again.store.header.logId).toBe(first.store.header.logId);
  expect(await send(again, 'CreateOpportunity', 'o-1', 'create-o-1')).toMatchObject({ repeated: true });
  expect(await snapshotOf(again)).toEqual(expected);
  await send(again, 'CreateOpportunity', 'o-4', 'create-o-4');
  await send(embedded, 'CreateOpportunity', 'o-4', 'create-o-4');
  expect(await snapshotOf(again)).toEqual(await snapshotOf(embedded));
  const head = await again.store.head();
  expect(await lastPlace(again.store, () => true)).toEqual(head);
  expect(await lastPlace(again.store, () => false)).toMatchObject({ index: -1 });
  await again.close();
  await embedded.close();
});
