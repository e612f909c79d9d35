import { covers, type Scope, type Target, targetOfDimensions, visibleEvents } from '#access';
import { type Engine, NothingKnown } from '#engine';
import { isAggregateId, type RecordedEvent, type StreamName, streamName } from '#kernel';

export type Visible = (events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>;

/** The events that lie within a scope, for one reader who goes through the log in its order. */
export function visibleTo(scope: Scope, engine: Pick<Engine, 'store' | 'projector'>): Visible {
  return visibleEvents(scope, ownersIn(engine));
}

/**
 * What belongs to another now is, to whoever asks within a scope, not there and never was.
 * @throws NothingKnown
 */
export async function requireVisible(scope: Scope, engine: Engine, opportunity: string): Promise<void> {
  const isThere =
    isAggregateId(opportunity) && covers(scope, await ownersIn(engine)(streamName('opportunity', opportunity)));
  if (isThere) return;
  throw new NothingKnown('there is no such opportunity');
}

/** Whose the opportunity in a stream is now; nobody's where there is none. */
function ownersIn({ store, projector }: Pick<Engine, 'store' | 'projector'>) {
  return async (stream: StreamName): Promise<Target> => {
    const view = await projector.ensureCaughtUp('opportunity', await store.head());
    const { dimensions = {} } = ((await view.load('opportunities', [stream])).get(stream) ?? {}) as {
      readonly dimensions?: Readonly<Record<string, string>>;
    };
    return targetOfDimensions(dimensions);
  };
}
