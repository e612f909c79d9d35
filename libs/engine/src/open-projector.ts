import { randomUUID } from 'node:crypto';
import type { EventStore } from '#event-store';
import { instantOf, type Zone } from '#kernel';
import { createProjector, type Projector } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { buildInWorkers } from './build-in-workers.ts';
import { projectionsIn, registry } from './domain.ts';
import { NoLog } from './errors.ts';
import { logStandsAt } from './log-stands.ts';
import { isOnServer, openLog } from './open-log.ts';
import { PACE } from './pace.ts';

export interface ProjectorOrder {
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  /** Folder of the views. */
  readonly views: string;
  readonly gatherMs?: number;
  readonly leaseMs?: number;
  readonly batchSize?: number;
  readonly largeLogEvents?: number;
}

/** What projects, over stores of its own. Neither keys nor anything to decide with: views hold sealed envelopes as they are. */
export interface OpenProjector {
  readonly store: EventStore;
  readonly projector: Projector;
  close(): Promise<void>;
}

/** How often it looks for events that were appended, in ms. */
const POLL_MS = 5;

/** Of the log's pages: what was appended last is read once. */
const CACHE_MIB = 4;

/** Opens a log that there is, and its views, to project them in this thread. @throws NoLog; what the stores throw */
export async function openProjector({ events, views, ...order }: ProjectorOrder): Promise<OpenProjector> {
  if (!isOnServer(events) && !logStandsAt(events)) {
    throw new NoLog(`there is no log at ${events}: start the service there, import something, or run the demo first`);
  }
  const pace = { ...PACE, ...order };
  const clock = () => instantOf(Date.now());
  const store = await openLog({ events, clock, pollMs: POLL_MS, cacheMiB: CACHE_MIB });
  try {
    const readStore = openSqliteReadStore({ folder: views, clock });
    const projections = projectionsIn(store.header.zone as Zone);
    const holder = `${process.pid}-${randomUUID()}`;
    const projector = createProjector({
      ...pace,
      eventStore: store,
      registry,
      readStore,
      projections,
      holder,
      clock,
      buildLarge: buildInWorkers({ ...pace, events, views, holder }),
    });
    return {
      store,
      projector,
      async close() {
        await readStore.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
