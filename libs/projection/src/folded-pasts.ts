import type { RecordedEvent, StreamName } from '#kernel';
import type { Past } from './past.ts';
import type { Pasts } from './pasts.ts';

/** What streams have told while a batch is folded. */
export interface FoldedPasts {
  /** Before an event; undefined where it does not bear on that. */
  before(event: RecordedEvent): unknown;
  /** The event was applied. */
  take(event: RecordedEvent): void;
  /** All that could be applied was. */
  keep(): void;
}

/** @param events in log order, as stored and, where they can be read, as upcast */
export async function foldedPasts(
  past: Past,
  pasts: Pasts,
  events: readonly { readonly event: RecordedEvent; readonly read?: RecordedEvent }[],
): Promise<FoldedPasts> {
  const states = new Map<StreamName, unknown>();
  const revisions = new Map<StreamName, number>();
  for (const { event, read } of events) {
    if (!read || states.has(event.stream) || !past.bears(read)) continue;
    states.set(event.stream, await pasts.before(event));
  }
  return {
    before: (event) => (past.bears(event) ? states.get(event.stream) : undefined),
    take(event) {
      if (!past.bears(event)) return;
      states.set(event.stream, past.after(states.get(event.stream), event));
      revisions.set(event.stream, event.revision);
    },
    keep() {
      for (const [stream, revision] of revisions) pasts.keep(stream, revision, states.get(stream));
    },
  };
}
