import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openSqliteReadStore } from '#read-store/sqlite';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';
import { fakeLog } from './fake-log.fixture.ts';
import { virtualTime } from './virtual-time.fixture.ts';

it('a damaged view stops its projection only, is told in the status, and is mended by a rebuild', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  const { clock, pause } = virtualTime();
  const log = fakeLog();
  const open = () => {
    const readStore = openSqliteReadStore({ folder, clock });
    const projector = createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [counting, { ...counting, name: 'other' }],
      holder: 'a',
      clock,
      pause,
    });
    return { readStore, projector };
  };
  const before = open();
  await before.projector.catchUp();
  await before.readStore.close();
  writeFileSync(join(folder, 'counting.v1.1.db'), 'x'.repeat(8_192));
  log.append('Added', 'Removed', 'Added');
  const { readStore, projector } = open();
  await expect(projector.catchUp()).rejects.toMatchObject({ code: 'view-damaged' });
  expect(await projector.status()).toMatchObject([
    { name: 'counting', lagEvents: 3, failure: { code: 'view-damaged' } },
    { name: 'other', lagEvents: 0, failure: null },
  ]);
  await projector.rebuild(['counting']);
  expect(await projector.digest('counting')).toEqual(await projector.digest('other'));
  await readStore.close();
  rmSync(folder, { recursive: true });
});
