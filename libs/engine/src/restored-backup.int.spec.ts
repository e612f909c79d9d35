import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { instantOf, type Zone } from '#kernel';
import { createProjector } from '#projection';
import { openMemoryReadStore } from '#read-store/memory';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { backupFolder, restoreFolder } from './backup-folder.ts';
import { projectionsIn, registry } from './domain.ts';
import { pathsOf } from './locations.ts';
import { type Engine, openEngine } from './open-engine.ts';

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-restored-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true }));

const create = ({ executor }: Engine, id: string) =>
  executor.execute({
    command: 'CreateOpportunity',
    id,
    data: {},
    input: {},
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: `create-${id}`,
  });

/** What every view holds once it is asked, and what a refold of the log gives. */
async function digestsOf({ store, projector }: Engine) {
  const clock = () => instantOf(0);
  const refold = createProjector({
    eventStore: store,
    registry,
    readStore: openMemoryReadStore({ clock }),
    projections: projectionsIn(store.header.zone as Zone),
    holder: 'refold',
    clock,
  });
  await refold.catchUp();
  const head = await store.head();
  const found: { readonly held: object; readonly refolded: object }[] = [];
  for (const { name } of await projector.status()) {
    await projector.ensureCaughtUp(name, head);
    found.push({ held: await projector.digest(name), refolded: await refold.digest(name) });
  }
  return found;
}

it.each([
  ['as it was', []],
  ['and grown to the length that its views had seen', ['o-4', 'o-5']],
  ['and grown beyond what its views had seen', ['o-4', 'o-5', 'o-6']],
])('views of a log that was restored %s notice, and are built anew', async (_, since) => {
  const paths = pathsOf({ data });
  const engine = await openEngine({ data, create: {} });
  await create(engine, 'o-1');
  await backupFolder(paths, join(folder, 'backup'), false);
  await create(engine, 'o-2');
  await create(engine, 'o-3');
  expect(await askFunnelSnapshot(engine, { mayName: false })).toMatchObject({ entered: 3 });
  await engine.projector.catchUp();
  await engine.close();

  for (const suffix of ['', '-wal', '-shm']) rmSync(paths.events + suffix, { force: true });
  expect(await restoreFolder(join(folder, 'backup'), paths)).toEqual({ records: 1, keys: false });
  const restored = await openEngine({ data });
  try {
    for (const id of since) await create(restored, id);
    expect(await askFunnelSnapshot(restored, { mayName: false })).toMatchObject({ entered: 1 + since.length });
    for (const { held, refolded } of await digestsOf(restored)) expect(held).toEqual(refolded);
  } finally {
    await restored.close();
  }
});
