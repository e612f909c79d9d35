import type { Cursor, Delivery } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Log } from './log-place.ts';

/** Events that may wait for the projector; beyond them it goes back to reading pages at its own speed. */
const WAITING_LIMIT = 20_000;

/**
 * New events after `after`, in log order, as many at a time as have come: an empty batch says that the head was reached.
 * Ends when the signal is given, or when more events wait than are kept in memory.
 */
export async function* followLog(
  log: Log,
  after: Cursor,
  signal: AbortSignal,
): AsyncGenerator<readonly RecordedEvent[]> {
  let waiting: RecordedEvent[] = [];
  let news = false;
  let ended: { readonly error?: unknown } | undefined;
  let wake = () => {};
  const end = (how: { readonly error?: unknown }) => {
    ended = how;
    wake();
  };
  const take = (delivery: Delivery) => {
    news = true;
    if (delivery.kind === 'events') waiting = waiting.concat(delivery.events);
    if (waiting.length > WAITING_LIMIT) end({});
    else wake();
  };
  const subscription = log.subscribe({ after }).subscribe({
    next: (delivery) => !ended && take(delivery),
    error: (error) => end({ error }),
    complete: () => end({}),
  });
  const stop = () => end({});
  signal.addEventListener('abort', stop);
  try {
    while (!ended && !signal.aborted) {
      if (news) {
        const events = waiting;
        waiting = [];
        news = false;
        yield events;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (ended && 'error' in ended) throw ended.error;
  } finally {
    signal.removeEventListener('abort', stop);
    subscription.unsubscribe();
  }
}
