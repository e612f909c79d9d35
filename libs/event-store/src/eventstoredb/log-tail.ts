import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#kernel';
import { HEADER_STREAM } from './log-header.ts';
import type { Connection } from './raw-reads.ts';
import { openTail } from './read-call.ts';
import type { MarkNews } from './read-only-mark.ts';
import { type TailPlace, tailEvent, tailPlace } from './tail-message.ts';
import type { WireEvent } from './wire-event.ts';

/**
 * The end of the log, as it grows. The server's answer to an append does not say when it took the events, but its news of
 * them does, and comes about as soon as the answer: that saves a read for each append. A tail may break off at any time.
 */
export interface LogTail {
  /** Looks out for an event that is about to be appended. */
  lookOut(sent: Sending): Lookout;
}

/** An event on its way to the server. */
export interface Sending {
  /** As the server calls it. */
  readonly stream: string;
  readonly event: WireEvent;
}

/** Where an event stands, and since when. */
export interface News {
  readonly position: number;
  readonly recordedAt: Instant;
  /** Whether what stands there under its id is what was sent. */
  readonly asSent: boolean;
}

export interface Lookout {
  /** The event as soon as it comes; undefined when it is not to be expected any more, or not within so many ms. */
  event(ms: number): Promise<News | undefined>;
  /** To be called in the end, whatever came of it. */
  leave(): void;
}

const PAUSE_MS = 100;
interface Entry {
  readonly sent: Sending;
  news?: News | undefined;
  missed?: boolean;
  wake?: () => void;
}

/** Follows from the first look-out until the signal is given, and tells of whatever passes whether it marks the log. */
export function logTail(connection: Connection, mark: MarkNews, closing: AbortSignal): LogTail {
  const entries = new Map<string, Entry>();
  let started = false;
  let live = false;

  const settle = (entry: Entry, outcome: Pick<Entry, 'news' | 'missed'>) => {
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
    lookOut(sent) {
      const { id } = sent.event;
      if (!started) void follow();
      started = true;
      const entry: Entry = live ? { sent } : { sent, missed: true };
      entries.set(id, entry);
      return {
        event(ms) {
          if (entry.news || entry.missed) return Promise.resolve(entry.news);
          return new Promise((resolve) => {
            const timer = setTimeout(() => resolve(undefined), ms);
            entry.wake = () => {
              clearTimeout(timer);
              resolve(entry.news);
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
  settle: (entry: Entry, outcome: Pick<Entry, 'news'>) => void,
  live: () => void,
): Promise<void> {
  const used = connection.client.current();
  const source = await openTail(used.client, connection.prefix);
  const header = Buffer.from(connection.prefix + HEADER_STREAM);
  const stop = () => source.cancel();
  const forget = used.onRetirement(stop);
  closing.addEventListener('abort', stop);
  try {
    if (closing.aborted) return;
    await new Promise<void>((resolve, reject) => {
      source.on('data', (message) => {
        if (message.kind === 'caughtUp') live();
        if (message.kind !== 'event') return;
        const place = tailPlace(message.bytes);
        if (place.stream.equals(header) && isMark(message.bytes)) mark.marked(place.position);
        mark.passed(place.position);
        const entry = entries.get(message.id);
        const news = entry && newsOf(entry.sent, place, message.bytes);
        if (news) settle(entry, { news });
      });
      source.once('end', resolve);
      source.on('error', reject);
    });
  } finally {
    forget();
    closing.removeEventListener('abort', stop);
    source.cancel();
  }
}

/** The entry of the header that makes the log the source of a migration. */
function isMark(recorded: Buffer): boolean {
  const header = JSON.parse(tailEvent(recorded).data.toString()) as { readonly readOnly?: unknown };
  return header.readOnly === true;
}

/** Two writers' events may have the same id and yet differ in ciphertext, or in what was filled in. */
function newsOf(sent: Sending, { stream, position }: TailPlace, recorded: Buffer): News | undefined {
  if (stream.toString() !== sent.stream) return undefined;
  const { recordedAt, data, metadata } = tailEvent(recorded);
  return { position, recordedAt, asSent: isText(data, sent.event.data) && isText(metadata, sent.event.metadata) };
}

function isText(bytes: Buffer, text: string): boolean {
  return bytes.equals(Buffer.from(text));
}
