import { covers, isUnbounded, type Scope } from '#access';
import type { RowsTouched } from '#engine';
import type { EventHub } from './event-hub.ts';

/** Whether anything after one log index, up to another, is news to a client. */
export type News = (after: number, upTo: number, over: AbortSignal) => Promise<boolean>;

/** To whoever sees every row everything is news; to anybody else what touches a row within the scope, and nothing else. */
export function newsWithin(scope: Scope, hub: Pick<EventHub, 'after' | 'growth'>, touched: RowsTouched): News {
  if (isUnbounded(scope)) return async () => true;
  return async (after, upTo, over) => {
    for (let place = after; place < upTo && !over.aborted; ) {
      const page = await hub.after(place);
      // The view may be ahead of the subscription to the log.
      if (page.length === 0) await hub.growth.beyond(place, over);
      for (const { index, event } of page) {
        if (index > upTo) return false;
        if ((await touched(event)).some((whose) => covers(scope, whose))) return true;
        place = index;
      }
    }
    return false;
  };
}
