import { openEngine, projectionsIn, registry } from '#engine';
import type { Zone } from '#kernel';
import { createProjector } from '#projection';

/** Projects as a faulty version would that cannot apply the second event of a stream. */
export async function projectFaultily(data: string): Promise<void> {
  const { store, views, close } = await openEngine({ data });
  const projections = projectionsIn(store.header.zone as Zone).map((projection) => ({
    ...projection,
    apply(...[event, documents]: Parameters<typeof projection.apply>) {
      if (event.revision === 1) throw new RangeError(`cannot apply ${JSON.stringify(event.data)}`);
      projection.apply(event, documents);
    },
  }));
  const clock = () => new Date().toISOString() as never;
  await createProjector({ eventStore: store, registry, readStore: views, projections, holder: 'f', clock }).catchUp();
  await close();
}
