/** Builds views in a thread of its own, over stores that it opens itself; started by `buildInWorkers`. */
import { parentPort, workerData } from 'node:worker_threads';
import { instantOf, type Zone } from '#kernel';
import { type BuildNews, type BuildOutcome, buildViews, LARGE_LOG_EVENTS, pause } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { projectionsIn, registry } from './domain.ts';
import { giveWay } from './give-way.ts';
import { openLog } from './open-log.ts';
import { shareInWorker } from './share-in-worker.ts';
import { failureOf, type ThreadFailure } from './thread-failure.ts';
import { LOG_CACHE_MIB } from './worker-program.ts';

export interface BuildOrder {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Folder of the views. */
  readonly views: string;
  readonly names: readonly string[];
  /** Those that the streams of a large log are shared out among, this one included. */
  readonly threads: number;
  /** From so many events on it counts as large: of a smaller one all is folded before another thread has begun. */
  readonly largeLogEvents?: number;
  readonly holder: string;
  readonly leaseMs: number;
  readonly batchSize: number;
}

export type BuildMessage =
  | { readonly news: readonly BuildNews[] }
  | { readonly outcomes: readonly BuildOutcome[] }
  | { readonly failed: ThreadFailure };

const { events, views, names, threads, largeLogEvents = LARGE_LOG_EVENTS, ...order } = workerData as BuildOrder;
const stop = new AbortController();
const clock = () => instantOf(Date.now());
const post = (message: BuildMessage) => parentPort?.postMessage(message);
parentPort?.on('message', () => stop.abort());

giveWay();
const log = await openLog({ events, clock, cacheMiB: LOG_CACHE_MIB });
const readStore = openSqliteReadStore({ folder: views, clock });
try {
  const isLarge = (await log.head()).index + 1 >= largeLogEvents;
  const folders = Array.from({ length: isLarge ? threads - 1 : 0 }, () => shareInWorker({ events, views }));
  const projections = projectionsIn(log.header.zone as Zone).filter(({ name }) => names.includes(name));
  const options = { ...order, log, readStore, upcast: registry.upcast, clock, pause, signal: stop.signal, folders };
  post({ outcomes: await buildViews(projections, options, (news) => post({ news })) });
} catch (error) {
  post({ failed: failureOf(error) });
} finally {
  await readStore.close();
  await log.close();
  parentPort?.close();
}
