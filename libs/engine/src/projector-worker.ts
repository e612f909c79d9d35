/** Projects in a thread of its own, over stores that it opens itself; started by `projectInThread`. */
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { instantOf, type Zone } from '#kernel';
import { createProjector, type ProjectorNews } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { buildInWorkers } from './build-in-workers.ts';
import { projectionsIn, registry } from './domain.ts';
import { openLog } from './open-log.ts';

export interface ProjectorOrder {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Folder of the views. */
  readonly views: string;
  readonly gatherMs: number;
  readonly leaseMs: number;
  readonly batchSize: number;
  readonly largeLogEvents?: number;
}

/** What the thread is told: that a query waits for a log index, or that it is to end. */
export type ProjectorRequest = { readonly wanted: number } | 'stop';

interface Told {
  readonly code: string;
  readonly message: string;
}

/** What the thread tells: as the projector does, errors by their code and message. */
export type ProjectorMessage =
  | { readonly news: Exclude<ProjectorNews, { kind: 'stopped' }> }
  | { readonly stopped: Told & { readonly projection: string } }
  | { readonly failed: Told }
  | 'done';

/** How often it looks for events that were appended, in ms. */
const POLL_MS = 5;

/** Of the log's pages: what was appended last is read once. */
const CACHE_MIB = 4;

const { events, views, ...order } = workerData as ProjectorOrder;
const stop = new AbortController();
const clock = () => instantOf(Date.now());
const post = (message: ProjectorMessage) => parentPort?.postMessage(message);
const told = (error: unknown): Told => {
  const { code = 'internal', message } = error as Error & { readonly code?: string };
  return { code, message };
};

const log = await openLog({ events, clock, pollMs: POLL_MS, cacheMiB: CACHE_MIB }).catch((error: unknown) => {
  post({ failed: told(error) });
  process.exit();
});
const readStore = openSqliteReadStore({ folder: views, clock });
const projections = projectionsIn(log.header.zone as Zone);
const holder = `${process.pid}-${randomUUID()}`;
const projector = createProjector({
  ...order,
  eventStore: log,
  registry,
  readStore,
  projections,
  holder,
  clock,
  buildLarge: buildInWorkers(projections, { ...order, events, views, holder }),
});
parentPort?.on('message', (request: ProjectorRequest) => {
  if (request === 'stop') stop.abort();
  // A query that waits in the other thread waits here too: whether it is answered is told there.
  else projector.waitFor(request.wanted).catch(() => {});
});
projector.run(stop.signal).subscribe({
  next: (news) => {
    if (news.kind === 'stopped') post({ stopped: { projection: news.projection, ...told(news.error) } });
    else post({ news });
  },
  error: (error: unknown) => void end({ failed: told(error) }),
  complete: () => void end('done'),
});

async function end(last: ProjectorMessage): Promise<void> {
  await readStore.close();
  await log.close();
  post(last);
  parentPort?.close();
}
