/** Work on one name is done one at a time, in the order in which it came; on different names at once. */
export interface StreamTurns {
  /** @returns what is to be waited for before the work begins; undefined where nobody works on the name */
  enter(name: string): Promise<void> | undefined;
  /** To be called once by each who entered, when the work is over. */
  leave(name: string): void;
  /** Resolves when nothing is left. */
  idle(): Promise<void>;
}

export function streamTurns(): StreamTurns {
  // A name that somebody works on is in here; a queue is made for it only once somebody waits.
  const waiting = new Map<string, (() => void)[] | undefined>();
  let whenIdle: (() => void)[] = [];
  return {
    enter(name) {
      if (!waiting.has(name)) {
        waiting.set(name, undefined);
        return undefined;
      }
      const queue = waiting.get(name) ?? [];
      waiting.set(name, queue);
      return new Promise((resolve) => queue.push(resolve));
    },
    leave(name) {
      const next = waiting.get(name)?.shift();
      if (next) return next();
      waiting.delete(name);
      if (waiting.size > 0) return;
      for (const tell of whenIdle) tell();
      whenIdle = [];
    },
    async idle() {
      if (waiting.size > 0) await new Promise<void>((resolve) => whenIdle.push(resolve));
    },
  };
}
