import type { Projection } from '#projection';
import type { Places } from '../security/places.ts';
import { heartbeatFrame, newsFrame } from './event-frame.ts';
import type { Growth } from './growth.ts';
import type { News } from './news.ts';
import { HEARTBEAT_MS, type SseClient } from './sse-client.ts';

/** What a client follows. */
export interface FollowingView {
  readonly places: Pick<Places, 'tokenOf'>;
  /** Log index after which it begins. */
  readonly after: number;
  readonly view: Pick<Projection, 'name' | 'version'>;
  readonly news: News;
}

/**
 * Tells a client each time a view has caught up with a log that grew by something that is news to it; a slow one is told of
 * the last time only. Until it is gone or the signal is given.
 */
export async function followView(
  growth: Growth,
  client: SseClient,
  { places, after, view: { name, version }, news }: FollowingView,
  stop: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([client.gone, stop]);
  let place = after;
  const heart = setInterval(() => client.write(heartbeatFrame(places.tokenOf({ index: place }))), HEARTBEAT_MS);
  try {
    for (;;) {
      await growth.beyond(place, over);
      if (over.aborted) return;
      const reached = growth.reached();
      const isNews = await news(place, reached, over);
      if (over.aborted) return;
      place = reached;
      if (!isNews) continue;
      const position = places.tokenOf({ index: place });
      client.write(newsFrame(position, 'projected', { view: name, version, position }));
      await client.drained();
    }
  } finally {
    clearInterval(heart);
    client.end();
  }
}
