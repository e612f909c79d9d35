import { setImmediate } from 'node:timers/promises';
import { type Clock, instantOf, later } from '#kernel';
import type { Pause } from './pause.ts';

/** Time that passes when a test says so. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly pause: Pause;
  /** Lets `ms` pass, and lets everything that waited for it run until it waits again. */
  pass(ms: number): Promise<void>;
}

export function virtualTime(): VirtualTime {
  let now = instantOf(Date.UTC(2024, 5, 1));
  const sleepers = new Set<{ readonly until: string; wake(): void }>();
  return {
    clock: () => now,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          until: later(now, ms),
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      }),
    async pass(ms) {
      now = later(now, ms);
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
      await settled();
    },
  };
}

/** Work on embedded stores needs a bounded number of turns; nothing here waits for real time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await setImmediate();
}
