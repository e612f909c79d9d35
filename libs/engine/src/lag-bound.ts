import { QueueFull } from '#command';
import type { Lag } from './lag.ts';

/** How far views may be behind before commands wait for them, in events. */
const MOST_BEHIND = 300;

/** Whoever projects and says nothing for so long, in ms, is busy with something else: nobody waits for it. */
const SILENCE_MS = 10_000;

/** How many commands may wait: beyond them, the next is refused. */
const MOST_WAITING = 10_000;

/**
 * Keeps views that are projected beside the commands near the log: where commands come faster than views follow, they wait,
 * in the order they came, so that no question has to wait for more than some hundred events.
 */
export interface LagBound {
  /**
   * Resolves, once views are near enough for one more command, with what is to be called when it is through; undefined where
   * they are near.
   * @throws QueueFull where too many wait already
   */
  enter(): Promise<() => void> | undefined;
  /** So many events were appended, the last one at that position. */
  appended(position: number, events: number): void;
  /** Every view holds everything up to that position. */
  projected(position: number): void;
  /** Nobody projects beside the commands any more. */
  ended(): void;
}

/** @param now ms, never set back */
export function lagBound(now: () => number, lag: Lag): LagBound {
  /** Of those that waited, how many are not through yet. */
  let underWay = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  let patience: NodeJS.Timeout | undefined;
  const waiting: ((through: () => void) => void)[] = [];

  const isHeard = () => now() - heardAt < SILENCE_MS;
  const room = () => (isHeard() ? MOST_BEHIND - lag.events - underWay : Number.POSITIVE_INFINITY);
  const through = () => {
    underWay -= 1;
    letIn();
  };
  const letIn = () => {
    const many = Math.max(0, Math.min(waiting.length, room()));
    underWay += many;
    for (const go of waiting.splice(0, many)) go(through);
    clearTimeout(patience);
    patience = waiting.length > 0 ? setTimeout(letIn, SILENCE_MS).unref() : undefined;
  };
  return {
    enter() {
      if (waiting.length === 0 && room() > 0) return undefined;
      if (waiting.length >= MOST_WAITING) {
        throw new QueueFull(`${MOST_WAITING} commands already wait for the views to follow; send this one again later`);
      }
      patience ??= setTimeout(letIn, SILENCE_MS).unref();
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
    appended(position, events) {
      if (isHeard()) lag.appended(position, events);
    },
    projected(position) {
      lag.projected(position);
      heardAt = now();
      letIn();
    },
    ended() {
      heardAt = Number.NEGATIVE_INFINITY;
      letIn();
    },
  };
}
