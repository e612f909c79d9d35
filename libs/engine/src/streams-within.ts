import { readEvents } from '#command';
import { aggregateIdOf, categoryOf, type Instant, type StreamName, streamName } from '#kernel';
import { trajectory } from '#opportunity';
import type { Whose } from '#projections/customer';
import { opportunitiesOf, opportunityProjection } from '#projections/opportunity';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';

/**
 * Whether what a stream told by `asOf` concerns rows that the asker may see. The log is asked: of an event that a view could
 * not apply, the view does not know whose it is.
 * @returns undefined where every row is theirs to see
 */
export function streamsWithin(
  { store, projector }: Engine,
  isWithin: ((whose: Whose) => boolean) | undefined,
  asOf: Instant,
): ((stream: StreamName) => Promise<boolean>) | undefined {
  if (!isWithin) return undefined;

  const toldIn = async (stream: StreamName) =>
    (await readEvents(store, registry, stream)).filter(({ recordedAt }) => recordedAt <= asOf);
  const isOwn = async (stream: StreamName) =>
    trajectory(await toldIn(stream)).some(({ dimensions }) => isWithin(dimensions));

  return async (stream) => {
    if (categoryOf(stream) === 'opportunity') return isOwn(stream);
    const events = await toldIn(stream);
    if (events.some(({ meta }) => isWithin({ outlet: meta.outlet }))) return true;
    const named = new Set(events.map(({ data }) => data.opportunityId).filter((id) => typeof id === 'string'));
    if (categoryOf(stream) === 'customer') {
      const view = await projector.ensureCaughtUp(opportunityProjection.name, await store.head());
      for (const id of await view.read((reader) => opportunitiesOf(reader, aggregateIdOf(stream)))) named.add(id);
    }
    for (const id of named) if (await isOwn(streamName('opportunity', id))) return true;
    return false;
  };
}
