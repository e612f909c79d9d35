import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Subscription } from 'rxjs';
import { positionToken } from '#engine';
import type { Cursor, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { eventFrame } from './event-frame.ts';
import { type Framed, framed } from './framed.ts';
import { type Growth, growth } from './growth.ts';
import { sharedPages } from './shared-pages.ts';

/** Events kept in memory for all clients together; who is further behind reads pages of the log. */
const RECENT_EVENTS = 2_000;
const RECENT_BYTES = 4 * 1024 * 1024;
/** Events read at a time for clients that are behind. */
const PAGE = 100;
/** Pages kept for those who come to the same place soon after. */
const PAGES = 20;
const PAGES_BYTES = 4 * 1024 * 1024;

/**
 * The log as all live clients follow it: one subscription to the store while anybody listens, each event written as text
 * once, and pages of those who are behind read once for all who come by. Nothing is kept for a client: it asks for what comes
 * after its place whenever it can take more.
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
  let bytes = 0;
  let listeners = 0;
  let subscription: Subscription | undefined;
  let reading: Promise<unknown> = Promise.resolve();
  const pages = sharedPages(read, { pages: PAGES, bytes: PAGES_BYTES, isWhole: (page) => page.length === PAGE });

  const frames = (events: readonly RecordedEvent[]) =>
    framed(events, (index, event) => eventFrame(positionToken(logId, { index }), event));

  function keep(events: readonly RecordedEvent[]): void {
    for (const one of frames(events)) {
      recent.push(one);
      bytes += one.frame.length;
    }
    let dropped = 0;
    while (recent.length - dropped > RECENT_EVENTS || (bytes > RECENT_BYTES && dropped < recent.length - 1)) {
      bytes -= (recent[dropped] as Framed).frame.length;
      dropped += 1;
    }
    if (dropped > 0) recent = recent.slice(dropped);
    grown.reach(recent.at(-1)?.index ?? -1);
  }

  function begin(head: Cursor): void {
    recent = [];
    bytes = 0;
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
  async function read(page: number): Promise<readonly Framed[]> {
    const turn = reading.then(() => nextTurn());
    reading = turn;
    await turn;
    const after = await store.placeOf({ index: page * PAGE - 1 });
    for await (const events of store.readAll({ after, limit: PAGE })) return frames(events);
    return [];
  }

  return {
    growth: grown,
    async after(index) {
      const first = recent[0]?.index;
      if (first !== undefined && index + 1 >= first) return recent.slice(index + 1 - first, index + 1 - first + PAGE);
      if (index >= grown.reached()) return [];
      const page = Math.floor((index + 1) / PAGE);
      return (await pages.get(page)).slice(index + 1 - page * PAGE);
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
