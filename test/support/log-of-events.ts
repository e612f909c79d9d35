import { NEVER } from 'rxjs';
import { type EventStore, START, WHOLE_LOG } from '#event-store';
import { categoryOf, type RecordedEvent } from '#kernel';

/** A log that holds these events, in this order, and takes no more. Their positions and indexes are those of the order. */
export function logOfEvents(
  events: readonly RecordedEvent[],
): Pick<EventStore, 'header' | 'readAll' | 'readStream' | 'readStreams' | 'subscribe' | 'head'> {
  const placed = events.map((event, index) => ({ ...event, position: index + 1, index }));
  const streams = Map.groupBy(placed, ({ stream }) => stream);
  return {
    header: {
      formatVersion: 1,
      logId: 'a-log',
      tenant: 't',
      zone: 'Asia/Shanghai',
      currency: 'CNY',
      simulated: true,
      readOnly: false,
    },
    async head() {
      const last = placed.at(-1);
      return last ? { index: last.index, position: last.position, recordedAt: last.recordedAt } : START;
    },
    async *readStream(stream) {
      yield streams.get(stream) ?? [];
    },
    async *readAll({ after = START, limit = Number.POSITIVE_INFINITY, categories } = {}) {
      if (categories) {
        yield placed.filter(({ index, stream }) => index > after.index && categories.includes(categoryOf(stream)));
        return;
      }
      const from = after.index + 1;
      for (let at = from; at < Math.min(placed.length, from + limit); at += 1_000) {
        yield placed.slice(at, Math.min(at + 1_000, from + limit));
      }
    },
    async *readStreams({ upTo, types, share = WHOLE_LOG }) {
      const streams = Map.groupBy(placed.slice(0, upTo.index + 1), ({ stream }) => stream);
      for (const own of [...streams.values()].filter((_, n) => n % share.of === share.n)) {
        for (let at = 0; at < own.length; at += 1_000) {
          const page = own.slice(at, at + 1_000);
          yield { events: page.filter(({ type }) => types?.includes(type) ?? true), seen: page.length };
        }
      }
    },
    subscribe: () => NEVER,
  };
}
