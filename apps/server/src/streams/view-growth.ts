import { exhaustMap, Observable, repeat, type Subscription } from 'rxjs';
import type { Engine } from '#engine';
import { type Growth, growth } from './growth.ts';

/** How often a view that grows is told of, at most, in ms. */
const TELL_EVERY_MS = 100;

/** Views as they catch up with the log, whoever projects: one look a view, however many follow it. */
export interface ViewGrowths {
  /** Follows a view until the function returned is called. */
  listen(view: string): { readonly growth: Growth; stop(): void };
}

export function viewGrowths({ projector, store }: Pick<Engine, 'projector' | 'store'>, log: Growth): ViewGrowths {
  const followed = new Map<string, { readonly growth: Growth; subscription: Subscription; listeners: number }>();

  /** Each time the log has grown, once the view has, too. A view that cannot answer now may answer later. */
  function follow(view: string, reached: Growth): Subscription {
    const catchUp = async () => {
      try {
        const head = await store.head();
        await projector.ensureCaughtUp(view, head);
        reached.reach(head.index);
      } catch {
        // Its followers hear nothing, as its readers do.
      }
    };
    const grown = new Observable<void>((subscriber) => {
      const gone = new AbortController();
      void log.beyond(reached.reached(), gone.signal).then(() => {
        subscriber.next();
        subscriber.complete();
      });
      return () => gone.abort();
    });
    return grown.pipe(exhaustMap(catchUp), repeat({ delay: TELL_EVERY_MS })).subscribe();
  }

  return {
    listen(view) {
      let one = followed.get(view);
      if (!one) {
        const reached = growth();
        one = { growth: reached, subscription: follow(view, reached), listeners: 0 };
        followed.set(view, one);
      }
      const followedView = one;
      followedView.listeners += 1;
      return {
        growth: followedView.growth,
        stop() {
          followedView.listeners -= 1;
          if (followedView.listeners > 0) return;
          followedView.subscription.unsubscribe();
          followed.delete(view);
        },
      };
    },
  };
}
