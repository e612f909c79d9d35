import { setTimeout as pause } from 'node:timers/promises';
import { type AllStreamResolvedEvent, END, eventTypeFilter } from '@eventstore/db-client';
import type { RecordedEvent } from '#kernel';
import { type GrpcRecord, innardsOfSubscription } from './client-innards.ts';
import { HEADER_STREAM } from './log-header.ts';
import type { Connection } from './raw-reads.ts';
import type { MarkNews } from './read-only-mark.ts';
import { NOT_THE_SERVERS } from './server-events.ts';
import { sourcePages, WAITING } from './source-pages.ts';
import { recordedEvent } from './wire-event.ts';

/**
 * The end of the log, as it grows. The server's answer to an append does not say when it took the events, but its news of
 * them does, and comes about as soon as the answer: that saves a read for each append. A tail may break off at any time.
 */
export interface LogTail {
  /** Looks out for an event that is about to be appended. */
  lookOut(id: string): Lookout;
}

export interface Lookout {
  /** The event as soon as it comes; undefined when it is not to be expected any more, or not within so many ms. */
  event(ms: number): Promise<RecordedEvent | undefined>;
  /** To be called in the end, whatever came of it. */
  leave(): void;
}

const PAUSE_MS = 100;
/** Times 32 events: nothing is done with checkpoints. */
const CHECKPOINT_INTERVAL = 1_000;

interface Entry {
  event?: RecordedEvent;
  missed?: boolean;
  wake?: () => void;
}

/** Follows from the first look-out until the signal is given, and tells of whatever passes whether it marks the log. */
export function logTail(connection: Connection, mark: MarkNews, closing: AbortSignal): LogTail {
  const entries = new Map<string, Entry>();
  let started = false;
  let live = false;

  const settle = (entry: Entry, outcome: Pick<Entry, 'event' | 'missed'>) => {
    Object.assign(entry, outcome);
    entry.wake?.();
  };
  const follow = async () => {
    while (!closing.aborted) {
      try {
        await followOnce(connection, mark, closing, entries, settle, () => {
          live = true;
          mark.live();
        });
      } catch {
        // Whoever waits reads what they wait for.
      }
      live = false;
      mark.ended();
      for (const entry of entries.values()) settle(entry, { missed: true });
      await pause(PAUSE_MS, undefined, { signal: closing }).catch(() => undefined);
    }
  };

  return {
    lookOut(id) {
      if (!started) void follow();
      started = true;
      const entry: Entry = live ? {} : { missed: true };
      entries.set(id, entry);
      return {
        event(ms) {
          if (entry.event || entry.missed) return Promise.resolve(entry.event);
          return new Promise((resolve) => {
            const timer = setTimeout(() => resolve(undefined), ms);
            entry.wake = () => {
              clearTimeout(timer);
              resolve(entry.event);
            };
          });
        },
        leave() {
          if (entries.get(id) === entry) entries.delete(id);
        },
      };
    },
  };
}

async function followOnce(
  connection: Connection,
  mark: MarkNews,
  closing: AbortSignal,
  entries: ReadonlyMap<string, Entry>,
  settle: (entry: Entry, outcome: Pick<Entry, 'event'>) => void,
  live: () => void,
): Promise<void> {
  const filter = eventTypeFilter({ regex: NOT_THE_SERVERS, checkpointInterval: CHECKPOINT_INTERVAL });
  const source = connection.client.current().client.subscribeToAll({ fromPosition: END, filter }, WAITING);
  const innards = innardsOfSubscription(source);
  const convert = innards.convertGrpcEvent;
  const header = Buffer.from(connection.prefix + HEADER_STREAM);
  // Events that nobody looks out for are not even parsed.
  innards.convertGrpcEvent = (event) => {
    const record = event.getEvent();
    if (record) {
      const position = Number(record.getCommitPosition());
      if (isIn(header, record) && isMark(convert(event))) mark.marked(position);
      mark.passed(position);
    }
    return entries.has(record?.getId()?.getString() ?? '') ? convert(event) : PASSED;
  };
  source.on('caughtUp', live);
  const stop = () => source.emit('stopped');
  closing.addEventListener('abort', stop);
  try {
    const pages = sourcePages<AllStreamResolvedEvent>(source, {
      heed: ['stopped'],
      leave: () => source.unsubscribe().catch(() => undefined),
    });
    for await (const page of pages) {
      if (closing.aborted) return;
      for (const raw of page) {
        const entry = entries.get(raw.event?.id ?? '');
        const event = entry && recordedEvent(raw, connection.prefix);
        if (event) settle(entry, { event });
      }
    }
  } finally {
    closing.removeEventListener('abort', stop);
  }
}

const PASSED: AllStreamResolvedEvent = {};

function isIn(stream: Uint8Array, record: GrpcRecord): boolean {
  const name = record.getStreamIdentifier()?.getStreamName_asU8();
  return name?.length === stream.length && Buffer.compare(name, stream) === 0;
}

function isMark({ event }: AllStreamResolvedEvent): boolean {
  return (event?.data as { readonly readOnly?: unknown } | undefined)?.readOnly === true;
}
