import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { DEFAULT_ZONE } from '#kernel';
import { type ProtocolServer, startProtocolServer } from '../../../test/support/eventstoredb/start-protocol-server.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { backupFolder } from './backup-folder.ts';
import { projectionsIn } from './domain.ts';
import { examineFolder } from './examine-folder.ts';
import { pathsOf } from './locations.ts';
import { type Engine, openEngine } from './open-engine.ts';

// The engine, its views, the server and the network between them share two cores with other tests.
jest.setTimeout(60_000);

let folder: string;
let server: ProtocolServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-esdb-'));
  server = await startProtocolServer();
});
afterEach(async () => {
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

it('tells how far views are behind: in events of ours, and by the age of the first that they lack', async () => {
  const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
  let now = minutesAgo(10);
  await server.stop();
  server = await startProtocolServer({ clock: () => now });
  const engine = await openEngine({ data: join(folder, 'data'), eventStore: server.url, create: {} });
  const lags = async () => {
    const status = await engine.projector.status();
    return status.map(({ lagEvents, lagSeconds }) => ({ events: lagEvents, minutes: Math.round(lagSeconds / 60) }));
  };
  const all = (lag: object) => Array.from({ length: projectionsIn(DEFAULT_ZONE).length }, () => lag);
  await work(engine);
  expect(await lags()).toEqual(all({ events: 3, minutes: 10 }));
  await engine.projector.catchUp();
  expect(await lags()).toEqual(all({ events: 0, minutes: 0 }));
  const foreign = {
    type: 'Ordered',
    contentType: 'application/json',
    data: Buffer.from('{}'),
    metadata: Buffer.from('{}'),
  };
  await server.log.append('orders-1', [{ id: crypto.randomUUID(), ...foreign }], 'any');
  now = minutesAgo(3);
  await send(engine, 'CreateOpportunity', 'o-4', 'create-o-4');
  now = minutesAgo(1);
  await send(engine, 'CreateOpportunity', 'o-5', 'create-o-5');
  expect(await lags()).toEqual(all({ events: 2, minutes: 3 }));
  await engine.close();
});

it('projects on once a server that was away is back', async () => {
  const engine = await openEngine({ data: join(folder, 'data'), eventStore: server.url, create: {} });
  const stop = new AbortController();
  const projected = new Set<number>();
  const running = new Promise<void>((resolve, reject) => {
    engine.projector.run(stop.signal).subscribe({
      next: (news) => news.kind === 'projected' && projected.add(news.cursor.index),
      error: reject,
      complete: resolve,
    });
  });
  const has = async (index: number) => {
    while (!projected.has(index)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await work(engine);
  await has((await engine.store.head()).index);
  const { log, port } = server;
  await server.stop();
  await expect(engine.store.head()).rejects.toMatchObject({ code: 'store-unavailable' });
  server = await startProtocolServer({ log, port });
  await send(engine, 'CreateOpportunity', 'o-4', 'create-o-4');
  await has((await engine.store.head()).index);
  expect(await snapshotOf(engine)).toMatchObject({ entered: 4 });
  stop.abort();
  await running;
  await engine.close();
});

it('warns where the log has events and the machine no keys, and answers what opens nothing', async () => {
  const first = await openEngine({ data: join(folder, 'data'), eventStore: server.url, create: {} });
  expect(first.warnings.map(({ code }) => code)).toEqual(['master-key-made']);
  await work(first);
  const other = await openEngine({ data: join(folder, 'other'), eventStore: server.url });
  expect(other.warnings.map(({ code }) => code)).toEqual(['master-key-made', 'keys-elsewhere']);
  expect(await snapshotOf(other)).toEqual(await snapshotOf(first));
  await other.close();
  await first.close();
  const again = await openEngine({ data: join(folder, 'other'), eventStore: server.url });
  expect(again.warnings).toEqual([]);
  await again.close();
});

it('leaves the files of the log to the server', async () => {
  const locations = { data: join(folder, 'data'), eventStore: server.url };
  const refused = { code: 'configuration-refused' };
  await expect(examineFolder(locations)).rejects.toMatchObject(refused);
  await expect(backupFolder(pathsOf(locations), join(folder, 'copy'), false)).rejects.toMatchObject(refused);
  await expect(openEngine(locations)).rejects.toMatchObject({ code: 'store-incompatible' });
});
