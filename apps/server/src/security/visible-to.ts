import { type Scope, type Target, targetOfDimensions, visibleEvents } from '#access';
import type { Engine } from '#engine';
import type { RecordedEvent, StreamName } from '#kernel';

export type Visible = (events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>;

/** The events that lie within a scope, for one reader who goes through the log in its order. */
export function visibleTo(scope: Scope, engine: Pick<Engine, 'store' | 'projector'>): Visible {
  return visibleEvents(scope, ownersIn(engine));
}

/** Whose the opportunity in a stream is now; nobody's where there is none. */
export function ownersIn({ store, projector }: Pick<Engine, 'store' | 'projector'>) {
  return async (stream: StreamName): Promise<Target> => {
    const view = await projector.ensureCaughtUp('opportunity', await store.head());
    const { dimensions = {} } = ((await view.load('opportunities', [stream])).get(stream) ?? {}) as {
      readonly dimensions?: Readonly<Record<string, string>>;
    };
    return targetOfDimensions(dimensions);
  };
}
