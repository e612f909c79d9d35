import { Observable, Subject } from 'rxjs';
import { START, WHOLE_LOG } from '#event-store';
import { categoryOf, type EventMeta, instantOf, type RecordedEvent, streamName } from '#kernel';
import type { Log } from './log-place.ts';

export interface FakeLog extends Log {
  /** Appends an event of each type given, one a millisecond, to the streams in turn. */
  append(...types: readonly string[]): void;
  /** As a restored backup: all but the first `length` events are gone. */
  truncate(length: number): void;
}

const meta: EventMeta = {
  actor: { id: 'a', role: 'service' },
  commandHash: '',
  commandId: 'c',
  correlationId: 'c',
  tenant: 't',
};

/** A log in memory with what the runtime needs of one. Pages hold `pageSize` events. */
export function fakeLog({ logId = 'a-log', pageSize = 7, streams = 5 } = {}): FakeLog {
  let events: RecordedEvent[] = [];
  let appended = 0;
  const news = new Subject<void>();
  return {
    header: { formatVersion: 1, logId, tenant: 't', zone: 'UTC', currency: 'EUR', simulated: false, readOnly: false },
    append(...types) {
      for (const type of types) {
        const index = events.length;
        const recordedAt = instantOf(Date.UTC(2024, 0, 1) + index);
        events.push({
          id: `event-${appended++}`,
          type,
          schemaVersion: 1,
          occurredAt: recordedAt,
          recordedAt,
          data: { amount: (index * 31) % 17 },
          meta,
          stream: streamName('thing', String((index * 7) % streams)),
          revision: Math.floor(index / streams),
          position: index * 2 + 10,
          index,
        });
      }
      news.next();
    },
    truncate(length) {
      events = events.slice(0, length);
    },
    async head() {
      const last = events.at(-1);
      return last ? { index: last.index as number, position: last.position, recordedAt: last.recordedAt } : START;
    },
    async *readStream(stream) {
      yield events.filter((event) => event.stream === stream);
    },
    async *readAll({ after = START, limit = Number.POSITIVE_INFINITY, categories } = {}) {
      const isWanted = ({ stream }: RecordedEvent) => categories?.includes(categoryOf(stream)) ?? true;
      const found = events.filter((event) => event.position > after.position && isWanted(event)).slice(0, limit);
      for (let at = 0; at < found.length; at += pageSize) yield found.slice(at, at + pageSize);
    },
    async *readStreams({ upTo, types, share = WHOLE_LOG }) {
      const isOfShare = ({ index = 0 }: RecordedEvent) => ((index * 7) % streams) % share.of === share.n;
      const wanted = events.filter((event) => event.position <= upTo.position && isOfShare(event));
      wanted.sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.revision - b.revision));
      for (let at = 0; at < wanted.length; at += pageSize) {
        const page = wanted.slice(at, at + pageSize);
        yield { events: page.filter(({ type }) => types?.includes(type) ?? true), seen: page.length };
      }
    },
    subscribe: ({ after = START } = {}) =>
      new Observable((subscriber) => {
        let cursor = after;
        const deliver = () => {
          const found = events.filter(({ position }) => position > cursor.position);
          const last = found.at(-1);
          if (last) cursor = { index: last.index as number, position: last.position, recordedAt: last.recordedAt };
          if (last) subscriber.next({ kind: 'events', events: found, cursor });
          subscriber.next({ kind: 'caughtUp', cursor });
        };
        deliver();
        return news.subscribe(deliver);
      }),
  };
}
