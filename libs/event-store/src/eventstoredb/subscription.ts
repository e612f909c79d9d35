import { setTimeout as pause } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  eventTypeFilter,
  START as FROM_START,
  type Position,
} from '@eventstore/db-client';
import { Observable, type Subscriber } from 'rxjs';
import type { RecordedEvent } from '#kernel';
import { type Cursor, type Delivery, START, type SubscribeOptions } from '../event-store.ts';
import { filterOf, PAGE_EVENTS } from '../log/index.ts';
import { asStoreError, failureOf } from './client-failure.ts';
import type { KnownPlaces } from './known-places.ts';
import { countOn } from './log-reads.ts';
import { marks } from './marks.ts';
import type { Connection } from './raw-reads.ts';
import { NOT_THE_SERVERS } from './server-events.ts';
import { sourcePages, WAITING } from './source-pages.ts';

export interface SubscriptionOptions {
  readonly connection: Connection;
  readonly known: KnownPlaces;
  /** Aborted when the store closes. */
  readonly closing: AbortSignal;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

/** Times 32 events that are passed over by the server: how often it says where it is. */
const CHECKPOINT_INTERVAL = 32;

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
    const progress = { cursor: after, resume: positionOf(Math.max(after.position, connection.begin)), told: undefined };
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
  /** Where to go on: there, or at a later checkpoint; undefined: at the start. Only places that a server takes. */
  resume: Position | undefined;
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

type Mark = 'live' | 'behind' | Position;

/** One subscription of the client, until it ends. */
async function subscribeOnce(
  { connection, known, signal, wanted, subscriber, progress }: Following,
  wentOn: () => void,
): Promise<void> {
  const said = marks<Mark>();
  let taken = 0;
  const say = (mark: Mark) => said.add(mark, taken + source.readableLength);
  const filter = eventTypeFilter({
    regex: NOT_THE_SERVERS,
    checkpointInterval: CHECKPOINT_INTERVAL,
    checkpointReached: async (_subscription, position) => {
      say(position);
      source.emit('said');
    },
  });
  const source = connection.client
    .current()
    .client.subscribeToAll({ fromPosition: progress.resume ?? FROM_START, filter }, WAITING);
  source.on('caughtUp', () => say('live'));
  source.on('fellBehind', () => say('behind'));
  const stop = () => source.emit('said');
  signal.addEventListener('abort', stop);

  const pages = sourcePages<AllStreamResolvedEvent>(source, {
    heed: ['caughtUp', 'said'],
    took: () => taken++,
    leave: () => source.unsubscribe().catch(() => undefined),
  });
  let handled = 0;
  let live = false;
  try {
    for await (const page of pages) {
      if (signal.aborted) return;
      const { events, cursor } = countOn({ known, prefix: connection.prefix }, progress.cursor, page);
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
      handled += page.length;
      const last = page.at(-1);
      progress.resume = later(progress.resume, last?.link?.position ?? last?.event?.position);
      for (const mark of said.take(handled)) {
        if (mark === 'live' || mark === 'behind') live = mark === 'live';
        else progress.resume = later(progress.resume, mark);
      }
      if (live && source.readableLength === 0 && progress.told !== cursor.position && !signal.aborted) {
        progress.told = cursor.position;
        subscriber.next({ kind: 'caughtUp', cursor });
      }
      wentOn();
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The first checkpoint of a server can be at 0, where nothing may begin. */
function later(resume: Position | undefined, place: Position | undefined): Position | undefined {
  if (!place || place.commit <= 0n) return resume;
  return resume && resume.commit >= place.commit ? resume : place;
}

function positionOf(position: number): Position | undefined {
  return position > 0 ? { commit: BigInt(position), prepare: BigInt(position) } : undefined;
}

function lastOf(events: readonly RecordedEvent[]): Cursor {
  const { index = -1, position, recordedAt } = events.at(-1) as RecordedEvent;
  return { index, position, recordedAt };
}
