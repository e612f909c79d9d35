import type { RecordedEvent } from '#kernel';
import type { Places } from '../security/places.ts';
import type { Visible } from '../security/visible-to.ts';
import { heartbeatFrame } from './event-frame.ts';
import type { EventHub } from './event-hub.ts';
import { type Framed, inOnePiece } from './framed.ts';
import { HEARTBEAT_MS, PIECE_BYTES, type SseClient } from './sse-client.ts';

/** What a client follows. */
export interface Following {
  readonly places: Pick<Places, 'tokenOf'>;
  /** Log index after which it begins. */
  readonly after: number;
  wanted(event: RecordedEvent): boolean;
  readonly visible: Visible;
  /** The text of an event as this client is sent it. */
  frameOf(one: Framed): Buffer;
}

/**
 * Sends a client every wanted event after its place, in order, each once, until it is gone or the signal is given. While
 * it cannot take more nothing is held for it but its place.
 */
export async function followEvents(
  hub: EventHub,
  client: SseClient,
  following: Following,
  stop: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([client.gone, stop]);
  const { places } = following;
  let place = following.after;
  /** The page is gone when this returns: a function that waits keeps all that it has in hand. */
  const sendNext = async (from: number): Promise<number> => {
    const page = await hub.after(from);
    if (page.length > 0) return sendPage(page, client, following);
    await hub.growth.beyond(from, over);
    return from;
  };
  const heart = setInterval(() => client.write(heartbeatFrame(places.tokenOf({ index: place }))), HEARTBEAT_MS);
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
  { wanted, visible, frameOf }: Following,
): Promise<number> {
  const chosen = page.filter(({ event }) => wanted(event));
  const seen = new Set(await visible(chosen.map(({ event }) => event)));
  let pending: Buffer[] = [];
  let bytes = 0;
  for (const one of chosen) {
    if (!seen.has(one.event)) continue;
    const frame = frameOf(one);
    pending.push(frame);
    bytes += frame.length;
    if (bytes < PIECE_BYTES) continue;
    if (!client.write(inOnePiece(pending))) return one.index;
    pending = [];
    bytes = 0;
  }
  if (pending.length > 0) client.write(inOnePiece(pending));
  return (page.at(-1) as Framed).index;
}
