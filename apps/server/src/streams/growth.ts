/** How far something has got, for any number of those who wait for more. */
export interface Growth {
  /** Log index reached; −1: none. */
  reached(): number;
  /** Tells that it has got there. */
  reach(index: number): void;
  /** Resolves once it has got beyond the index, or the signal is given. */
  beyond(index: number, signal: AbortSignal): Promise<void>;
}

export function growth(): Growth {
  let at = -1;
  const waiting = new Set<() => void>();
  return {
    reached: () => at,
    reach(index) {
      if (index <= at) return;
      at = index;
      for (const look of [...waiting]) look();
    },
    async beyond(index, signal) {
      if (at > index || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          waiting.delete(look);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const look = () => {
          if (at > index) done();
        };
        waiting.add(look);
        signal.addEventListener('abort', done);
      });
    },
  };
}
