import { Observable } from 'rxjs';
import { type Cursor, type Delivery, START, type SubscribeOptions } from '../event-store.ts';
import { PAGE_EVENTS } from './limits.ts';
import { cursorAfter, type LogPages } from './log-pages.ts';
import { filterOf } from './read.ts';

/** A log that says when it may have grown. */
export interface GrowingLog extends LogPages {
  /** Calls back after every growth until the function returned is called; `ended` is called when the log closes. */
  onGrowth(grown: () => void, ended: () => void): () => void;
}

/**
 * Catch-up, then live. One page is read at a time, and the next only in a later turn, after the subscriber has returned:
 * nothing is read ahead or kept for a slow subscriber. `caughtUp` comes each time the head is reached, also where no event
 * on the way was wanted, so that its cursor may be saved.
 */
export function follow(log: GrowingLog, { after = START, types }: SubscribeOptions = {}): Observable<Delivery> {
  return new Observable<Delivery>((subscriber) => {
    const wanted = types && filterOf({ types });
    let cursor: Cursor = after;
    let reading: NodeJS.Immediate | undefined;
    let toldHead = -1;

    const read = () => {
      reading = undefined;
      try {
        const head = log.head();
        const page = log.forwards(cursor.position, head.position, PAGE_EVENTS);
        const last = page.at(-1);
        if (last) {
          cursor = cursorAfter(last);
          const events = wanted ? page.filter(wanted) : page;
          if (events.length > 0) subscriber.next({ kind: 'events', events, cursor });
          schedule();
        } else if (toldHead !== cursor.position) {
          toldHead = cursor.position;
          subscriber.next({ kind: 'caughtUp', cursor });
        }
      } catch (error) {
        subscriber.error(error);
      }
    };
    const schedule = () => {
      if (!reading && !subscriber.closed) reading = setImmediate(read);
    };
    const stop = log.onGrowth(schedule, () => subscriber.complete());
    subscriber.add(() => {
      stop();
      if (reading) clearImmediate(reading);
    });
    schedule();
  });
}
