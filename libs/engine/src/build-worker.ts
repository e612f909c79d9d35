/** Builds views in a thread of its own, over stores that it opens itself; started by `buildInWorkers`. */
import { parentPort, workerData } from 'node:worker_threads';
import { instantOf, type Zone } from '#kernel';
import { type BuildNews, type BuildOutcome, buildViews, pause } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { projectionsIn, registry } from './domain.ts';
import { giveWay } from './give-way.ts';
import { openLog } from './open-log.ts';

export interface BuildOrder {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Folder of the views. */
  readonly views: string;
  readonly names: readonly string[];
  readonly holder: string;
  readonly leaseMs: number;
  readonly batchSize: number;
}

export type BuildMessage =
  | { readonly news: readonly BuildNews[] }
  | { readonly outcomes: readonly BuildOutcome[] }
  | { readonly failed: { readonly code: string | undefined; readonly message: string; readonly details: unknown } };

/** Of the log's pages: each is read for some events of a stream, and rarely twice. */
const CACHE_MIB = 4;

const { events, views, names, ...order } = workerData as BuildOrder;
const stop = new AbortController();
const clock = () => instantOf(Date.now());
const post = (message: BuildMessage) => parentPort?.postMessage(message);
parentPort?.on('message', () => stop.abort());

giveWay();
const log = await openLog({ events, clock, cacheMiB: CACHE_MIB });
const readStore = openSqliteReadStore({ folder: views, clock });
try {
  const projections = projectionsIn(log.header.zone as Zone).filter(({ name }) => names.includes(name));
  const options = { ...order, log, readStore, upcast: registry.upcast, clock, pause, signal: stop.signal };
  post({ outcomes: await buildViews(projections, options, (news) => post({ news })) });
} catch (error) {
  const { code, message, details } = error as Error & { readonly code?: string; readonly details?: unknown };
  post({ failed: { code, message, details } });
} finally {
  await readStore.close();
  await log.close();
  parentPort?.close();
}
