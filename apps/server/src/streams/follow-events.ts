import type { RecordedEvent } from '#kernel';
import type { Visible } from '../security/visible-to.ts';
import { heartbeatFrame } from './event-frame.ts';
import type { EventHub, Framed } from './event-hub.ts';
import { HEARTBEAT_MS, type SseClient } from './sse-client.ts';

/** What a client follows. */
export interface Following {
  readonly logId: string;
  /** Log index after which it begins. */
  readonly after: number;
  wanted(event: RecordedEvent): boolean;
  readonly visible: Visible;
}

/**
 * Sends a client every wanted event after its place, in order, each once, until it is gone or the signal is given. While
 * it cannot take more nothing is held for it but its place.
 */
export async function followEvents(
  hub: EventHub,
  client: SseClient,
  { logId, after, wanted, visible }: Following,
  stop: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([client.gone, stop]);
  let place = after;
  /** The page is gone when this returns: a function that waits keeps all that it has in hand. */
  const sendNext = async (from: number): Promise<number> => {
    const page = await hub.after(from);
    if (page.length > 0) return sendPage(page, client, wanted, visible);
    await hub.growth.beyond(from, over);
    return from;
  };
  const heart = setInterval(() => client.write(heartbeatFrame(logId, place)), HEARTBEAT_MS);
  try {
    while (!over.aborted) {
      place = await sendNext(place);
      await client.drained();
    }
  } finally {
    clearInterval(heart);
    client.end();
  }
}

/** Until the page ends or the client is full: what it was not given is read again. @returns the place reached */
async function sendPage(
  page: readonly Framed[],
  client: SseClient,
  wanted: Following['wanted'],
  visible: Visible,
): Promise<number> {
  const chosen = page.filter(({ event }) => wanted(event));
  const seen = new Set(await visible(chosen.map(({ event }) => event)));
  for (const { index, event, frame } of chosen) {
    if (seen.has(event) && !client.write(frame)) return index;
  }
  return (page.at(-1) as Framed).index;
}
