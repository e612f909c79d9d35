import { setTimeout as wait } from 'node:timers/promises';

/** What a bench measured of one kind of work. */
export interface Measured {
  readonly perSecond: number;
  /** Of each operation, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly operations: number;
}

/**
 * Keeps `concurrency` operations under way until `seconds` are over, then lets them finish.
 * @param operation is given the lane (0 ≤ lane < concurrency) and how many the lane did before
 */
export async function measure(
  concurrency: number,
  seconds: number,
  operation: (lane: number, n: number) => Promise<unknown>,
): Promise<Measured> {
  const took: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, lane) => {
      for (let n = 0, since = begin; since < end; n++) {
        await operation(lane, n);
        const now = performance.now();
        took.push(now - since);
        since = now;
      }
    }),
  );
  const elapsed = (performance.now() - begin) / 1000;
  return summary(took, elapsed);
}

/** How often operations that come at a rate are begun, in ms. */
const TICK_MS = 5;

/** More than that are not under way at once: what cannot keep up is asked for less, not for ever more. */
const MOST_UNDER_WAY = 5_000;

/**
 * Begins so many operations a second until it is over, however long each takes, then lets them finish.
 * @param operation is given how many were begun before
 */
export async function measureAtRate(
  perSecond: number,
  isOver: () => boolean,
  operation: (n: number) => Promise<unknown>,
): Promise<Measured> {
  const took: number[] = [];
  const sent: Promise<void>[] = [];
  const begin = performance.now();
  while (!isOver()) {
    const due = Math.floor(((performance.now() - begin) / 1_000) * perSecond);
    while (sent.length < due && sent.length - took.length < MOST_UNDER_WAY) {
      const since = performance.now();
      sent.push(operation(sent.length).then(() => void took.push(performance.now() - since)));
    }
    await wait(TICK_MS);
  }
  await Promise.all(sent);
  return summary(took, (performance.now() - begin) / 1_000);
}

/** @param took milliseconds of each operation @param elapsed seconds of all together */
export function summary(took: number[], elapsed: number): Measured {
  const sorted = Float64Array.from(took).sort();
  const quantile = (q: number) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
  return {
    perSecond: sorted.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
    p999: quantile(0.999),
    operations: sorted.length,
  };
}

/** The run in the middle by speed: one hiccup of the machine moves it nowhere. */
export function median(runs: readonly Measured[]): Measured {
  return [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)] as Measured;
}
