import { setImmediate as nextTurn } from 'node:timers/promises';
import type { History } from '#compliance';
import type { Cursor, EventStore } from '#event-store';
import { categoryOf, type RecordedEvent } from '#kernel';
import { registry } from './domain.ts';

/** A stream, whole and upcast, and how many events of the log have been gone through since the one before. */
export interface WholeStream {
  readonly history: History;
  readonly gone: number;
}

/**
 * Each stream whole, one after the other; a page of the log may end within one. Every page ends a turn, so that whoever else is
 * served goes on in between.
 * @param categories of streams wanted; default: all
 */
export async function* wholeStreams(
  store: Pick<EventStore, 'readStreams'>,
  upTo: Cursor,
  categories?: ReadonlySet<string>,
): AsyncGenerator<WholeStream> {
  let open: RecordedEvent[] = [];
  let gone = 0;
  const isWanted = ([first]: History) => first && (categories?.has(categoryOf(first.stream)) ?? true);
  for await (const { events, seen } of store.readStreams({ upTo })) {
    gone += seen;
    for (const event of events) {
      if (open[0] && open[0].stream !== event.stream) {
        if (isWanted(open)) {
          yield { history: open, gone };
          gone = 0;
        }
        open = [];
      }
      open.push(registry.upcast(event));
    }
    await nextTurn();
  }
  if (isWanted(open)) yield { history: open, gone };
}
