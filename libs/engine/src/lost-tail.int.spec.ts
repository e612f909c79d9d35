import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { StoreDamaged } from '#event-store';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-tail-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const create = async ({ executor }: Engine, id: string) =>
  executor.execute({
    command: 'CreateOpportunity',
    id,
    data: {},
    input: {},
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: `create-${id}`,
  });

/** Files of a folder as a crash would leave them: copied while the log is in use. */
function crashImage(): string {
  const image = mkdtempSync(join(tmpdir(), 'dealtrail-image-'));
  for (const file of ['events.db', 'events.db-wal']) copyFileSync(join(data, file), join(image, file));
  return image;
}

it('a log that a crash cut before what its views have seen is not opened', async () => {
  const engine = await openEngine({ data, create: {} });
  await create(engine, 'o-1');
  const early = crashImage();
  await create(engine, 'o-2');
  await engine.projector.catchUp();
  await engine.close();

  for (const file of ['events.db', 'events.db-wal']) copyFileSync(join(early, file), join(data, file));
  rmSync(early, { recursive: true });
  await expect(openEngine({ data })).rejects.toThrow(StoreDamaged);
  await expect(openEngine({ data })).rejects.toMatchObject({ firstBadPosition: 2 });

  rmSync(join(data, 'views'), { recursive: true });
  const again = await openEngine({ data });
  expect((await again.store.head()).position).toBe(1);
  await again.close();
});

it('a log that was closed in order and is shorter than its views is an older backup: they are built anew', async () => {
  const engine = await openEngine({ data, create: {} });
  await create(engine, 'o-1');
  await engine.close();
  copyFileSync(join(data, 'events.db'), join(data, 'backup.db'));
  const later = await openEngine({ data });
  await create(later, 'o-2');
  await later.projector.catchUp();
  await later.close();

  copyFileSync(join(data, 'backup.db'), join(data, 'events.db'));
  const restored = await openEngine({ data });
  const view = await restored.projector.ensureCaughtUp('opportunity', await restored.store.head());
  expect(await view.count('opportunities')).toBe(1);
  await restored.close();
});
