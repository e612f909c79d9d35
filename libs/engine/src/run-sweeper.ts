import type { EventStore } from '#event-store';
import { type Clock, instantOf } from '#kernel';
import type { Pause } from '#projection';
import { type Swept, sweepBreaches } from './sweep-breaches.ts';
import { sweepInThread } from './sweep-in-thread.ts';

/** How often breaches are looked for at most, in ms. */
const EVERY_MS = 60_000;

/** How many times as long as a sweep took nothing is done after it: it takes a tenth of a processor at most. */
const RESTS = 9;

/** A log of fewer events is swept in the thread that asks for it, between whatever else that has to do. */
const LARGE_LOG_EVENTS = 20_000;

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

/** Where a log is swept from. */
export interface SweptLog {
  readonly store: EventStore;
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
}

/**
 * The sweep of a log that somebody works with: a large one in a thread of its own. A log whose times are those of a virtual
 * clock is not swept by the machine's: nobody in it is late by that.
 */
export function sweepOf({ store, events, clock }: SweptLog): Sweep {
  const machine: Clock = () => instantOf(Date.now());
  return async (signal) => {
    if (clock) return sweepBreaches({ store, clock }, { signal });
    const { simulated, readOnly } = store.header;
    if (simulated || readOnly) return { judgedAt: machine(), breached: 0, recorded: 0 };
    const { index } = await store.head();
    return index < LARGE_LOG_EVENTS
      ? sweepBreaches({ store, clock: machine }, { signal })
      : sweepInThread({ events }, signal);
  };
}
