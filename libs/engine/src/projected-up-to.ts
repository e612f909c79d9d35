import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ZONE, instantOf } from '#kernel';
import { ViewDamaged } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { projectionsIn } from './domain.ts';

/**
 * The furthest position that any view in the folder has projected: the log had it once. A view that cannot be read says
 * nothing; nothing is made where there is none.
 */
export async function projectedUpTo(folder: string): Promise<number> {
  if (!existsSync(join(folder, 'views.db'))) return 0;
  const views = openSqliteReadStore({ folder, clock: () => instantOf(Date.now()) });
  try {
    let furthest = 0;
    // What a view keeps does not depend on the zone, which only the log can tell.
    for (const { name, version, collections } of projectionsIn(DEFAULT_ZONE)) {
      try {
        const checkpoint = await (await views.live({ name, version, collections }))?.checkpoint();
        furthest = Math.max(furthest, checkpoint?.position ?? 0);
      } catch (error) {
        if (!(error instanceof ViewDamaged)) throw error;
      }
    }
    return furthest;
  } finally {
    await views.close();
  }
}
