import { setTimeout as pause } from 'node:timers/promises';
import { Observable, type Subscriber } from 'rxjs';
import type { RecordedEvent } from '#kernel';
import { type Cursor, type Delivery, START, type SubscribeOptions } from '../event-store.ts';
import { filterOf, PAGE_EVENTS } from '../log/index.ts';
import { asStoreError, failureOf } from './client-failure.ts';
import type { KnownPlaces } from './known-places.ts';
import { countOn } from './log-reads.ts';
import type { Connection } from './raw-reads.ts';
import { openSubscription } from './read-call.ts';
import { sizeOf } from './read-message.ts';
import { sourcePages } from './source-pages.ts';
import type { WireRecord } from './wire-record.ts';

export interface SubscriptionOptions {
  readonly connection: Connection;
  readonly known: KnownPlaces;
  /** Aborted when the store closes. */
  readonly closing: AbortSignal;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Catch-up, then live, under supervision. A subscription of the client ends at the first trouble, and a live one is
 * dropped whenever events come faster than it takes them: it is made anew from the last position handled, as often as
 * that takes. `caughtUp` comes each time everything that has come is handled, once the server has said so.
 */
export function superviseSubscription(
  { connection, known, closing }: SubscriptionOptions,
  { after = START, types }: SubscribeOptions = {},
): Observable<Delivery> {
  return new Observable<Delivery>((subscriber) => {
    const ended = new AbortController();
    const signal = AbortSignal.any([closing, ended.signal]);
    subscriber.add(() => ended.abort());
    known.learn(after);
    const progress = { cursor: after, resume: Math.max(after.position, connection.begin), told: undefined };
    const wanted = types && filterOf({ types });
    keepSubscribed({ connection, known, signal, wanted, subscriber, progress }).then(
      () => subscriber.complete(),
      (error) => subscriber.error(error),
    );
  });
}

interface Following {
  readonly connection: Connection;
  readonly known: KnownPlaces;
  readonly signal: AbortSignal;
  readonly wanted: ((event: RecordedEvent) => boolean) | undefined;
  readonly subscriber: Subscriber<Delivery>;
  readonly progress: Progress;
}

interface Progress {
  /** After the last event handled. */
  cursor: Cursor;
  /** Where to go on: there, or at a later checkpoint; 0: at the start. Only places that a server takes. */
  resume: number;
  /** Position of the last `caughtUp`. */
  told: number | undefined;
}

async function keepSubscribed(following: Following): Promise<void> {
  const { connection, signal } = following;
  let wait = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await subscribeOnce(following, () => {
        wait = FIRST_PAUSE_MS;
      });
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      if (failure === 'denied') throw asStoreError(error, connection.server);
    }
    await pause(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    wait = Math.min(2 * wait, LONGEST_PAUSE_MS);
  }
}

/** One subscription of the server, until it ends. */
async function subscribeOnce(
  { connection, known, signal, wanted, subscriber, progress }: Following,
  wentOn: () => void,
): Promise<void> {
  const after = progress.resume > 0 ? progress.resume : undefined;
  const call = await openSubscription(connection.client.current().client, after);
  const pages = sourcePages(call, { sizeOf, stop: signal, leave: () => call.cancel() });
  let live = false;
  for await (const { items, more } of pages) {
    if (signal.aborted) return;
    const records: WireRecord[] = [];
    let checkpoint = 0;
    for (const message of items) {
      if (message.kind === 'event') records.push(message.record);
      else if (message.kind === 'checkpoint') checkpoint = message.position;
      else if (message.kind === 'caughtUp') live = true;
      else if (message.kind === 'fellBehind') live = false;
    }
    const { events, cursor } = countOn({ known, prefix: connection.prefix }, progress.cursor, records);
    const delivered = wanted ? events.filter(wanted) : events;
    for (let n = 0; n < delivered.length && !signal.aborted; n += PAGE_EVENTS) {
      const some = delivered.slice(n, n + PAGE_EVENTS);
      subscriber.next({
        kind: 'events',
        events: some,
        cursor: n + PAGE_EVENTS < delivered.length ? lastOf(some) : cursor,
      });
    }
    progress.cursor = cursor;
    // The first checkpoint of a server can be at 0, where nothing may begin.
    progress.resume = Math.max(progress.resume, records.at(-1)?.position ?? 0, checkpoint);
    if (live && !more && progress.told !== cursor.position && !signal.aborted) {
      progress.told = cursor.position;
      subscriber.next({ kind: 'caughtUp', cursor });
    }
    wentOn();
  }
}

function lastOf(events: readonly RecordedEvent[]): Cursor {
  const { index = -1, position, recordedAt } = events.at(-1) as RecordedEvent;
  return { index, position, recordedAt };
}
