import { StoreUnavailable } from '../errors.ts';
import { type GuardedClient, guardedClient } from './guarded-client.ts';

/** The one connection of a store: always a client that can be worked with. */
export interface SupervisedClient {
  /** @throws StoreUnavailable once closed */
  current(): GuardedClient;
  /** Puts a new client in place of one that was found dead; does nothing where that was done already. */
  replace(dead: GuardedClient): void;
  readonly closed: boolean;
  close(): void;
}

export function supervisedClient(url: string): SupervisedClient {
  let closed = false;
  let guarded = guardedClient(url);

  return {
    current() {
      if (closed) throw new StoreUnavailable('the store is closed: open it again');
      return guarded;
    },
    replace(dead) {
      if (closed || guarded !== dead) return;
      guarded = guardedClient(url);
      dead.retire();
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      guarded.retire();
    },
  };
}
