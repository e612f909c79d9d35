import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildInWorkers, openLog, projectInThread, projectionsIn, registry } from '#engine';
import type { EventStore } from '#event-store';
import { DEFAULT_ZONE, instantOf } from '#kernel';
import { createProjector, type Projector, ProjectorBusy } from '#projection';
import type { ReadStore } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { openSqliteReadStore } from '#read-store/sqlite';

/** Short, so that whoever comes after a kill soon takes over. */
const LEASE_MS = 150;
const clock = () => instantOf(Date.now());

export interface RebuiltViews {
  readonly log: EventStore;
  readonly readStore: ReadStore;
  readonly projector: Projector;
  close(): Promise<void>;
}

export const projections = projectionsIn(DEFAULT_ZONE);

/**
 * A log and its views in a folder, as a process that may be killed has them.
 * @param events file of the log, or connection string of the server that has it; default: in the folder
 */
export async function openRebuiltViews(folder: string, events = fileIn(folder)): Promise<RebuiltViews> {
  mkdirSync(folder, { recursive: true });
  const log = await openLog({
    events,
    clock,
    create: { tenant: 't', zone: DEFAULT_ZONE, currency: 'CNY', simulated: true },
  });
  const readStore = openSqliteReadStore({ folder: viewsIn(folder), clock });
  return {
    log,
    readStore,
    projector: asInTheService(log, readStore, { events, views: viewsIn(folder) }),
    async close() {
      await readStore.close();
      await log.close();
    },
  };
}

/** Projects in a thread and builds in others, as the engine does; with a short lease, and any log is a large one. */
function asInTheService(
  eventStore: EventStore,
  readStore: ReadStore,
  stores: { readonly events: string; readonly views: string },
): Projector {
  const holder = `${process.pid}-${Math.random()}`;
  const way = { leaseMs: LEASE_MS, batchSize: 5_000, largeLogEvents: 1 };
  return createProjector({
    eventStore,
    registry,
    readStore,
    projections,
    holder,
    clock,
    ...way,
    buildLarge: buildInWorkers({ ...stores, ...way, holder }),
    thread: projectInThread({ ...stores, ...way, gatherMs: 0 }),
  });
}

const fileIn = (folder: string) => join(folder, 'events.db');
const viewsIn = (folder: string) => join(folder, 'views');

/**
 * What is wrong with the views once somebody projects again, empty where each is what a refold of the log gives, each
 * pointer names one whole build, and nothing is left of builds that were not finished.
 */
export async function faultsOfViews(folder: string, events?: string): Promise<readonly string[]> {
  const { log, readStore, projector, close } = await openRebuiltViews(folder, events);
  try {
    const faults: string[] = [];
    const inMemory = openMemoryReadStore({ clock });
    const refold = createProjector({
      eventStore: log,
      registry,
      readStore: inMemory,
      projections,
      holder: 'refold',
      clock,
    });
    await refold.catchUp();
    const head = await log.head();
    await projectAll(projector);
    for (const { name, version, collections } of projections) {
      await projector.ensureCaughtUp(name, head);
      const [held, clean] = [await projector.digest(name), await refold.digest(name)];
      if (JSON.stringify(held) !== JSON.stringify(clean)) faults.push(`${name} is not what a refold of the log gives`);
      const rows = (await readStore.builds()).filter((build) => build.name === name);
      for (const { build, state } of rows) {
        if (!['live', 'ready', 'retired'].includes(state)) continue;
        const view = await readStore.openBuild({ name, version, collections }, build);
        const digests: Record<string, string> = {};
        for (const collection of Object.keys(collections)) digests[collection] = await view.digest(collection);
        if ((await view.checkpoint())?.index !== head.index)
          faults.push(`build ${build} of ${name} was not projected on`);
        else if (JSON.stringify(digests) !== JSON.stringify(clean.collections)) {
          faults.push(`build ${build} of ${name}, ${state}, is not what a refold of the log gives`);
        }
      }
      const live = rows.filter(({ state }) => state === 'live').length;
      if (live !== 1) faults.push(`${name} has ${live} live builds`);
      const retired = rows.filter(({ state }) => state === 'retired').length;
      if (retired > 1) faults.push(`${name} keeps ${retired} retired builds`);
    }
    return faults;
  } finally {
    await close();
  }
}

/** Every whole build is projected to the head, once a process that was killed is no longer thought to project. */
async function projectAll(projector: Projector): Promise<void> {
  for (;;) {
    try {
      return await projector.catchUp();
    } catch (error) {
      if (!(error instanceof ProjectorBusy)) throw error;
      await new Promise((resolve) => setTimeout(resolve, LEASE_MS));
    }
  }
}
