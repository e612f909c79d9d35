import type { Projection } from '#projection';
import { type ReadStore, ViewDamaged } from '#read-store';

/** The furthest position that any view has projected: the log had it once. A view that cannot be read says nothing. */
export async function projectedUpTo(views: ReadStore, projections: readonly Projection[]): Promise<number> {
  const held = new Set((await views.list()).map(({ name, version }) => `${name}@${version}`));
  let furthest = 0;
  for (const { name, version, collections } of projections) {
    if (!held.has(`${name}@${version}`)) continue;
    try {
      const checkpoint = await (await views.open({ name, version, collections })).checkpoint();
      furthest = Math.max(furthest, checkpoint?.position ?? 0);
    } catch (error) {
      if (!(error instanceof ViewDamaged)) throw error;
    }
  }
  return furthest;
}
