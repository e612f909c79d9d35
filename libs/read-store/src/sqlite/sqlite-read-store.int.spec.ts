import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReadStoreContract } from '#read-store/contract';
import { openSqliteReadStore } from './sqlite-read-store.ts';

describeReadStoreContract('SQLite', (clock) => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  return {
    open: () => openSqliteReadStore({ folder, clock }),
    dispose: () => rmSync(folder, { recursive: true }),
  };
});
