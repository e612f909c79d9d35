/** Folds a share of the streams in a thread of its own, over stores that it opens itself; started by `shareInWorker`. */
import { parentPort, workerData } from 'node:worker_threads';
import { instantOf, type Zone } from '#kernel';
import { type FoldedPart, type ShareOrder, type ShareRequest, shareFolder } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { projectionsIn, registry } from './domain.ts';
import { giveWay } from './give-way.ts';
import { openLog } from './open-log.ts';
import { failureOf, type ThreadFailure } from './thread-failure.ts';
import { LOG_CACHE_MIB } from './worker-program.ts';

export interface ShareSetting {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Folder of the views. */
  readonly views: string;
}

/** What the thread is told. */
export type ShareCommand = { readonly order: ShareOrder } | { readonly request: ShareRequest };

export type ShareMessage =
  | { readonly seen: number }
  | { readonly folded: readonly FoldedPart[] }
  | { readonly failed: ThreadFailure };

const { events, views } = workerData as ShareSetting;
const clock = () => instantOf(Date.now());
const post = (message: ShareMessage) => parentPort?.postMessage(message);

giveWay();
const log = await openLog({ events, clock, cacheMiB: LOG_CACHE_MIB });
const readStore = openSqliteReadStore({ folder: views, clock });
const projections = projectionsIn(log.header.zone as Zone);
const folder = shareFolder(projections, { log, readStore, upcast: registry.upcast });

const end = async () => {
  await readStore.close();
  await log.close();
  parentPort?.close();
};
parentPort?.on('message', (command: ShareCommand) => {
  if ('request' in command) folder.ask(command.request);
  else
    folder
      .fold(command.order, (seen) => post({ seen }))
      .then((folded) => post({ folded }))
      .catch((error: unknown) => post({ failed: failureOf(error) }))
      .finally(end);
});
