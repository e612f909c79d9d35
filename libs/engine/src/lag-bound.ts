/** How far views may be behind before commands wait for them, in events. */
const MOST_BEHIND = 2_000;

/** Whoever projects and says nothing for so long, in ms, is busy with something else: nobody waits for it. */
const SILENCE_MS = 10_000;

/**
 * Keeps views that are projected beside the commands near the log: where commands come faster than views follow, they wait,
 * in the order they came, so that no question has to wait for more than some thousand events.
 */
export interface LagBound {
  /** Resolves once views are near enough for one more command; undefined where they are. */
  enter(): Promise<void> | undefined;
  /** A command that had entered is through, and stands at that position where it was accepted. */
  leave(position?: number): void;
  /** Every view holds everything up to that position. */
  projected(position: number): void;
  /** Nobody projects beside the commands any more. */
  ended(): void;
}

/** @param now ms, never set back */
export function lagBound(now: () => number): LagBound {
  let appended = 0;
  let projected = 0;
  let underWay = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  const waiting: (() => void)[] = [];
  let patience: NodeJS.Timeout | undefined;

  const room = () =>
    now() - heardAt < SILENCE_MS ? MOST_BEHIND - (appended - projected) - underWay : Number.POSITIVE_INFINITY;
  const letIn = () => {
    const many = Math.max(0, Math.min(waiting.length, room()));
    for (const go of waiting.splice(0, many)) {
      underWay += 1;
      go();
    }
    clearTimeout(patience);
    patience = waiting.length > 0 ? setTimeout(letIn, SILENCE_MS).unref() : undefined;
  };
  return {
    enter() {
      if (waiting.length === 0 && room() > 0) {
        underWay += 1;
        return undefined;
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        patience ??= setTimeout(letIn, SILENCE_MS).unref();
      });
    },
    leave(position = 0) {
      underWay -= 1;
      if (position > appended) appended = position;
      else if (waiting.length > 0) letIn();
    },
    projected(position) {
      projected = position;
      heardAt = now();
      if (waiting.length > 0) letIn();
    },
    ended() {
      heardAt = Number.NEGATIVE_INFINITY;
      letIn();
    },
  };
}
