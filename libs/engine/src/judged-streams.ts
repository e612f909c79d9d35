import type { History } from '#compliance';
import type { Cursor, EventStore } from '#event-store';
import { categoryOf, type RecordedEvent } from '#kernel';
import { registry } from './domain.ts';

/** A stream that rules judge, whole. */
export interface JudgedStream {
  readonly history: History;
  /** Events gone through since the one before. */
  readonly gone: number;
}

const JUDGED: ReadonlySet<string> = new Set(['opportunity', 'visit', 'demoCar']);

/** Each stream that rules judge, one after the other; a page of the log may end within one. */
export async function* judgedStreams(store: EventStore, upTo: Cursor): AsyncGenerator<JudgedStream> {
  let open: RecordedEvent[] = [];
  let gone = 0;
  for await (const { events, seen } of store.readStreams({ upTo })) {
    gone += seen;
    for (const event of events) {
      const [first] = open;
      if (first && first.stream !== event.stream) {
        if (JUDGED.has(categoryOf(first.stream))) {
          yield { history: open, gone };
          gone = 0;
        }
        open = [];
      }
      open.push(registry.upcast(event));
    }
  }
  const [last] = open;
  if (last && JUDGED.has(categoryOf(last.stream))) yield { history: open, gone };
}
