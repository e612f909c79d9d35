import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from '@jest/globals';
import { instantOf } from '#kernel';
import type { View } from '../read-store.ts';
import { uniform } from './committing-process.fixture.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

const writer = new URL('./committing-process.fixture.ts', import.meta.url).pathname;

it('documents and checkpoint agree for readers beside a writer, and after it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  const store = openSqliteReadStore({ folder, clock: () => instantOf(0) });
  const view = await store.open(uniform);
  let acknowledged = -1;
  for (let kill = 0; kill < 8; kill++) {
    const child = spawn(process.execPath, ['--conditions=source', writer, 'commit-for-ever', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lines = 5 + kill * 7;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      expect(await uniformIndex(view)).toBeGreaterThanOrEqual(acknowledged);
      lines -= 1;
      if (lines === 0) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    expect(await uniformIndex(view)).toBeGreaterThanOrEqual(acknowledged);
  }
  await store.close();
  rmSync(folder, { recursive: true });
}, 30_000);

/** The index that the checkpoint and every document say. */
async function uniformIndex(view: View): Promise<number> {
  return view.read(async (reader) => {
    const index = (await reader.checkpoint())?.index ?? -1;
    const found = await reader.find('documents', { index: ['index'] });
    expect(found.map(({ document }) => document.index)).toEqual(found.map(() => index));
    expect(found.length).toBe(index < 0 ? 0 : 50);
    return index;
  });
}
