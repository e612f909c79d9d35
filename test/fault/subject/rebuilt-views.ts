import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectionsIn, registry } from '#engine';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
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

/** A log and its views in a folder, as a process that may be killed has them. */
export async function openRebuiltViews(folder: string): Promise<RebuiltViews> {
  mkdirSync(folder, { recursive: true });
  const log = await openSqliteEventStore({
    file: join(folder, 'events.db'),
    clock,
    create: { tenant: 't', zone: DEFAULT_ZONE, currency: 'CNY', simulated: true },
  });
  const readStore = openSqliteReadStore({ folder: join(folder, 'views'), clock });
  return {
    log,
    readStore,
    projector: projectorOver(log, readStore),
    async close() {
      await readStore.close();
      await log.close();
    },
  };
}

/** A projector of every view over a log. */
export function projectorOver(log: EventStore, readStore: ReadStore): Projector {
  const holder = `${process.pid}-${Math.random()}`;
  return createProjector({ eventStore: log, registry, readStore, projections, holder, clock, leaseMs: LEASE_MS });
}

/**
 * What is wrong with the views once somebody projects again, empty where each is what a refold of the log gives, each
 * pointer names one whole build, and nothing is left of builds that were not finished.
 */
export async function faultsOfViews(folder: string): Promise<readonly string[]> {
  const { log, readStore, projector, close } = await openRebuiltViews(folder);
  try {
    const faults: string[] = [];
    const refold = projectorOver(log, openMemoryReadStore({ clock }));
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
