/** How far views may be behind before commands wait for them, in events. */
const MOST_BEHIND = 2_000;

/** Whoever projects and says nothing for so long, in ms, is busy with something else: nobody waits for it. */
const SILENCE_MS = 10_000;

/**
 * Keeps views that are projected beside the commands near the log: where commands come faster than views follow, they wait,
 * so that no question has to wait for more than some thousand events.
 */
export interface LagBound {
  /** Resolves once views are near enough; undefined where they are. */
  wait(): Promise<void> | undefined;
  /** An event was appended at that position. */
  appended(position: number): void;
  /** Every view holds everything up to that position. */
  projected(position: number): void;
  /** Nobody projects beside the commands any more. */
  ended(): void;
}

/** @param now ms, never set back */
export function lagBound(now: () => number): LagBound {
  let appended = 0;
  let projected = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  const waiting: (() => void)[] = [];
  let patience: NodeJS.Timeout | undefined;

  const tooFar = () => appended - projected > MOST_BEHIND && now() - heardAt < SILENCE_MS;
  const letGo = () => {
    clearTimeout(patience);
    patience = undefined;
    for (const go of waiting.splice(0)) go();
  };
  return {
    wait() {
      if (!tooFar()) return undefined;
      patience ??= setTimeout(letGo, SILENCE_MS).unref();
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
    appended(position) {
      if (position > appended) appended = position;
    },
    projected(position) {
      projected = position;
      heardAt = now();
      if (!tooFar()) letGo();
    },
    ended() {
      heardAt = Number.NEGATIVE_INFINITY;
      letGo();
    },
  };
}
