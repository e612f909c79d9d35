/** Work on one name runs one at a time, in the order in which it came; on different names at once. */
export interface StreamTurns {
  run<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is left. */
  idle(): Promise<void>;
}

export function streamTurns(): StreamTurns {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(name, work) {
      const before = last.get(name);
      const turn = before ? before.then(work, work) : work();
      last.set(name, turn);
      const done = () => {
        if (last.get(name) === turn) last.delete(name);
      };
      turn.then(done, done);
      return turn;
    },
    async idle() {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
