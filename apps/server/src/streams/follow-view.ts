import { positionToken } from '#engine';
import type { Projection } from '#projection';
import { heartbeatFrame, newsFrame } from './event-frame.ts';
import type { Growth } from './growth.ts';
import { HEARTBEAT_MS, type SseClient } from './sse-client.ts';

/**
 * Tells a client each time a view has caught up with a log that grew; a slow one is told of the last time only. Until it is
 * gone or the signal is given.
 */
export async function followView(
  growth: Growth,
  client: SseClient,
  { logId, after, view }: { readonly logId: string; readonly after: number; readonly view: Projection },
  stop: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([client.gone, stop]);
  let place = after;
  const heart = setInterval(() => client.write(heartbeatFrame(logId, place)), HEARTBEAT_MS);
  try {
    for (;;) {
      await growth.beyond(place, over);
      if (over.aborted) return;
      place = growth.reached();
      const { name, version } = view;
      client.write(
        newsFrame(logId, place, 'projected', { view: name, version, position: positionToken(logId, { index: place }) }),
      );
      await client.drained();
    }
  } finally {
    clearInterval(heart);
    client.end();
  }
}
