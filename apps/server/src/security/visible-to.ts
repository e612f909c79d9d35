import { covers, isUnbounded, type Scope, targetOfDimensions } from '#access';
import type { Engine } from '#engine';
import { categoryOf, type RecordedEvent } from '#kernel';

export type Visible = (events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>;

/** The events that lie within a scope: those of opportunities by whose they are, others by the outlet that they name. */
export function visibleTo(scope: Scope, { store, projector }: Engine): Visible {
  if (isUnbounded(scope)) return async (events) => events;
  return async (events) => {
    const streams = events.map(({ stream }) => stream).filter((stream) => categoryOf(stream) === 'opportunity');
    const view = await projector.ensureCaughtUp('opportunity', await store.head());
    const items = await view.load('opportunities', [...new Set(streams)]);
    return events.filter(({ stream, meta }) => {
      const { dimensions } = (items.get(stream) ?? {}) as { readonly dimensions?: Readonly<Record<string, string>> };
      return covers(scope, dimensions ? targetOfDimensions(dimensions) : { outlet: meta.outlet });
    });
  };
}
