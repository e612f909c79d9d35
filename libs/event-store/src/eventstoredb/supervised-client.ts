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
  let guarded = connect();

  function connect(): GuardedClient {
    const made: GuardedClient = guardedClient(url, () => replace(made));
    return made;
  }
  function replace(dead: GuardedClient): void {
    if (closed || guarded !== dead) return;
    guarded = connect();
    dead.retire();
  }

  return {
    current() {
      if (closed) throw new StoreUnavailable('the store is closed: open it again');
      return guarded;
    },
    replace,
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      guarded.retire();
    },
  };
}
