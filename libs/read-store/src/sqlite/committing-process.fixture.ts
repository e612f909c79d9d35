import { instantOf } from '#kernel';
import type { ViewSpec } from '../read-store.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

/** Fifty documents, every commit gives all of them the index of its checkpoint. */
export const uniform: ViewSpec = {
  name: 'uniform',
  version: 1,
  collections: { documents: { kind: 'document', indexes: [['index']] } },
};

/** Commits for ever, telling each index once it is committed. For a process of its own, to be killed. */
export async function commitForEver(folder: string): Promise<void> {
  const store = openSqliteReadStore({ folder, clock: () => instantOf(Date.now()) });
  const { lease } = await store.acquire(`process ${process.pid}`, 0);
  const view = await store.open(uniform);
  for (let index = ((await view.checkpoint())?.index ?? -1) + 1; ; index++) {
    const documents = new Map(Array.from({ length: 50 }, (_, n) => [`${n}`, { index, text: 'x'.repeat(200) }]));
    const checkpoint = { logId: 'l', index, position: index, recordedAt: instantOf(index), eventId: `e${index}` };
    await view.commit({ documents }, checkpoint, lease);
    process.stdout.write(`${index}\n`);
  }
}

if (process.argv[2] === 'commit-for-ever') await commitForEver(process.argv[3] as string);
