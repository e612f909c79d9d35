import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '#kernel';
import { openMemoryReadStore } from '../memory/memory-read-store.ts';
import type { ReadStore, ViewSpec } from '../read-store.ts';
import { anyCommits, anyRange } from './commits.fixture.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

const clock = () => instantOf(0);

it('memory and SQLite give the same answers and digests', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  const stores = [openMemoryReadStore({ clock }), openSqliteReadStore({ folder, clock })];
  let version = 0;
  await fc.assert(
    fc.asyncProperty(anyCommits, fc.array(anyRange, { minLength: 1, maxLength: 8 }), async (commits, ranges) => {
      version += 1;
      const [memory, sqlite] = await Promise.all(stores.map((store) => answers(store, version, commits, ranges)));
      expect(sqlite).toEqual(memory);
    }),
    { numRuns: 150 },
  );
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;

async function answers(
  store: ReadStore,
  version: number,
  commits: Generated<typeof anyCommits>,
  ranges: readonly Generated<typeof anyRange>[],
): Promise<object> {
  const index = ['owner', 'value'];
  const spec: ViewSpec = { name: 'deals', version, collections: { deals: { kind: 'document', indexes: [index] } } };
  const { lease } = await store.acquire('a', 1_000);
  const view = await store.open(spec);
  for (const [at, changed] of commits.entries()) {
    const checkpoint = { logId: 'l', index: at, position: at, recordedAt: clock(), eventId: `e${at}` };
    await view.commit({ deals: new Map(changed) }, checkpoint, lease);
  }
  const found = await Promise.all(ranges.map((range) => view.find('deals', { index, ...range })));
  const answer = {
    found,
    all: await view.find('deals'),
    count: await view.count('deals'),
    digest: await view.digest('deals'),
    checkpoint: await view.checkpoint(),
  };
  await store.drop(view.build);
  return answer;
}
