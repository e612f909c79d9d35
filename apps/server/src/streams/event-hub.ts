import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Subscription } from 'rxjs';
import { positionToken } from '#engine';
import type { Cursor, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { eventFrame } from './event-frame.ts';
import { type Growth, growth } from './growth.ts';

/** An event of the log with the text that every client is sent who sees every row. */
export interface Framed {
  readonly index: number;
  readonly event: RecordedEvent;
  readonly frame: string;
}

/** Events kept in memory for all clients together; who is further behind reads pages of the log. */
const RECENT_EVENTS = 2_000;
const RECENT_CHARACTERS = 4 * 1024 * 1024;
/** Events read at a time for a client that is behind. */
const PAGE = 100;

/**
 * The log as all live clients follow it: one subscription to the store while anybody listens, each event written as text
 * once. Nothing is kept for a client: it asks for what comes after its place whenever it can take more.
 */
export interface EventHub {
  readonly growth: Growth;
  /** What comes after a log index, in order: at most a page; nothing where there is no more now. */
  after(index: number): Promise<readonly Framed[]>;
  /** Listens to the log until the function returned is called. */
  listen(): Promise<() => void>;
}

export function eventHub(store: Pick<EventStore, 'header' | 'head' | 'readAll' | 'placeOf' | 'subscribe'>): EventHub {
  const { logId } = store.header;
  const grown = growth();
  let recent: Framed[] = [];
  let characters = 0;
  let listeners = 0;
  let subscription: Subscription | undefined;
  let reading: Promise<unknown> = Promise.resolve();

  const framed = (event: RecordedEvent): Framed => {
    const index = event.index as number;
    return { index, event, frame: eventFrame(positionToken(logId, { index }), event) };
  };

  function keep(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const one = framed(event);
      recent.push(one);
      characters += one.frame.length;
    }
    let dropped = 0;
    while (recent.length - dropped > RECENT_EVENTS || (characters > RECENT_CHARACTERS && dropped < recent.length - 1)) {
      characters -= (recent[dropped] as Framed).frame.length;
      dropped += 1;
    }
    if (dropped > 0) recent = recent.slice(dropped);
    grown.reach(recent.at(-1)?.index ?? -1);
  }

  function begin(head: Cursor): void {
    recent = [];
    characters = 0;
    grown.reach(head.index);
    subscription = store.subscribe({ after: head }).subscribe({
      next(delivery) {
        if (delivery.kind === 'events') keep(delivery.events);
      },
      // Whoever goes on reads pages, and meets what is wrong with the log there.
      error: () => {
        subscription = undefined;
      },
    });
  }

  /** Pages of clients that are behind are read one a turn, so that commands go on in between. */
  async function page(index: number): Promise<readonly Framed[]> {
    const turn = reading.then(() => nextTurn());
    reading = turn;
    await turn;
    const after = await store.placeOf({ index });
    for await (const events of store.readAll({ after, limit: PAGE })) return events.map(framed);
    return [];
  }

  return {
    growth: grown,
    async after(index) {
      const first = recent[0]?.index;
      if (first !== undefined && index + 1 >= first) return recent.slice(index + 1 - first, index + 1 - first + PAGE);
      return index >= grown.reached() ? [] : page(index);
    },
    async listen() {
      listeners += 1;
      if (!subscription) {
        const head = await store.head();
        if (!subscription) begin(head);
      }
      let listening = true;
      return () => {
        if (!listening) return;
        listening = false;
        listeners -= 1;
        if (listeners > 0) return;
        subscription?.unsubscribe();
        subscription = undefined;
      };
    },
  };
}
