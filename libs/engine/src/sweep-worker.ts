/** Sweeps in a thread of its own, over a log that it opens itself; started by `sweepInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { instantOf } from '#kernel';
import { giveWay } from './give-way.ts';
import { openLog } from './open-log.ts';
import { type Swept, sweepBreaches } from './sweep-breaches.ts';

export interface SweepOrder {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
}

export type SweepMessage =
  | { readonly swept: Swept }
  | { readonly failed: { readonly code: string | undefined; readonly message: string } };

/** Of the log's pages: each is read once. */
const CACHE_MIB = 4;

const stop = new AbortController();
const clock = () => instantOf(Date.now());
const post = (message: SweepMessage) => parentPort?.postMessage(message);
parentPort?.on('message', () => stop.abort());

giveWay();
const { events } = workerData as SweepOrder;
const store = await openLog({ events, clock, cacheMiB: CACHE_MIB });
try {
  post({ swept: await sweepBreaches({ store, clock }, { signal: stop.signal }) });
} catch (error) {
  const { code, message } = error as Error & { readonly code?: string };
  post({ failed: { code, message } });
} finally {
  await store.close();
  parentPort?.close();
}
