import { openEngine, projectionsIn, registry } from '#engine';
import type { Zone } from '#kernel';
import { createProjector } from '#projection';
import { failingWhere } from '#projection/testing';

/** Projects as a faulty version would that cannot apply the second event of a stream. */
export async function projectFaultily(data: string): Promise<void> {
  const { store, views, close } = await openEngine({ data });
  const projections = projectionsIn(store.header.zone as Zone).map((projection) =>
    failingWhere(projection, ({ revision }) => revision === 1),
  );
  const clock = () => new Date().toISOString() as never;
  await createProjector({ eventStore: store, registry, readStore: views, projections, holder: 'f', clock }).catchUp();
  await close();
}
