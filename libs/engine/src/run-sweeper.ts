import { type Clock, instantOf } from '#kernel';
import type { Pause } from '#projection';
import { type Swept, type SweptLog, sweepBreaches } from './sweep-breaches.ts';

/** How often breaches are looked for at most, in ms. */
const EVERY_MS = 60_000;

/** How many times as long as a sweep took nothing is done after it: it takes a tenth of a processor at most. */
const RESTS = 9;

export type Sweep = (signal: AbortSignal) => Promise<Swept>;

export interface SweeperOptions {
  readonly sweep: Sweep;
  /** Resolves after `ms`, or at once when the signal is given. Never rejects. */
  readonly pause: Pause;
  /** Milliseconds from whatever moment on. */
  readonly elapsed: () => number;
  /** Told of every sweep that failed; the next one does its work. */
  failed(error: Error): void;
}

/** Sweeps again and again until the signal is given; what is under way then ends within a stream. Never rejects. */
export async function runSweeper(
  { sweep, pause, elapsed, failed }: SweeperOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let rest = EVERY_MS; ; ) {
    await pause(rest, signal);
    if (signal.aborted) return;
    const begun = elapsed();
    await sweep(signal).catch((error: Error) => {
      if (!signal.aborted) failed(error);
    });
    rest = Math.max(EVERY_MS, RESTS * (elapsed() - begun));
  }
}

/**
 * The sweep of a log that somebody works with. One whose times are those of a virtual clock is not swept by the machine's:
 * nobody in it is late by that.
 * @param log its clock; default: the machine's
 */
export function sweepOf({ store, projector, clock }: Omit<SweptLog, 'clock'> & Partial<SweptLog>): Sweep {
  const machine: Clock = () => instantOf(Date.now());
  return async (signal) => {
    const { simulated, readOnly } = store.header;
    if (!clock && (simulated || readOnly)) return { judgedAt: machine(), breached: 0, recorded: 0 };
    return sweepBreaches({ store, projector, clock: clock ?? machine }, { signal });
  };
}
