import type { DatabaseSync } from 'node:sqlite';

/** Tells followers that the log has grown: at once for this process's own commits, by polling for those of others. */
export interface GrowthWatch {
  onGrowth(grown: () => void, ended: () => void): () => void;
  announce(): void;
  end(): void;
}

/** @param pollMs how often to ask whether another process has committed; asked only while somebody follows */
export function growthWatch(db: DatabaseSync, pollMs: number): GrowthWatch {
  const version = db.prepare('PRAGMA data_version', { returnArrays: true });
  const followers = new Map<() => void, () => void>();
  let seen: unknown;
  let timer: NodeJS.Timeout | undefined;

  const announce = () => {
    for (const grown of followers.keys()) grown();
  };
  const poll = () => {
    const [now] = version.get() as unknown as [number];
    if (now !== seen) announce();
    seen = now;
  };
  return {
    announce,
    onGrowth(grown, ended) {
      followers.set(grown, ended);
      timer ??= setInterval(poll, pollMs);
      return () => {
        followers.delete(grown);
        if (followers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    end() {
      for (const ended of [...followers.values()]) ended();
    },
  };
}
