import { type Clock, epochMs } from '#kernel';
import { type Build, type Checkpoint, type ReadStore, ViewDamaged } from '#read-store';
import type { Failure } from './errors.ts';
import type { Log } from './log-place.ts';
import { parkedHeads } from './parking.ts';
import { type Progress, progressOf } from './progress.ts';
import { type Projection, specOf } from './projection.ts';

/** Where a projection stands. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** Store position of the last event in the view; null where there is none. */
  readonly position: number | null;
  /** Events of the log that the view lacks. */
  readonly lagEvents: number;
  /** Age of the oldest of them; 0 where none is lacking. */
  readonly lagSeconds: number;
  /** Streams held back behind an event that the projection could not apply. */
  readonly parked: number;
  /** How far a rebuild is, whatever process makes it; null where there is none. */
  readonly rebuilding: Progress | null;
  /** All its builds, the live one among them. */
  readonly builds: readonly Build[];
  /** Why it does not go on, as far as this process knows. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** @param stopped why it does not go on, as far as this process knows */
export async function statusOf(
  projection: Projection,
  stopped: Failure | undefined,
  { log, readStore, clock }: { readonly log: Log; readonly readStore: ReadStore; readonly clock: Clock },
): Promise<ProjectionStatus> {
  const { name, version } = projection;
  const { checkpoint, parked, damage } = await readStore
    .live(specOf(projection))
    .then(async (view) => ({
      checkpoint: await view?.checkpoint(),
      parked: view ? (await parkedHeads(view)).length : 0,
      damage: undefined,
    }))
    .catch(onlyDamage);
  const head = await log.head();
  const failure = damage ?? stopped;
  const builds = (await readStore.builds()).filter((build) => build.name === name);
  const building = builds.find(({ state }) => state === 'building' || state === 'paused');
  return {
    name,
    version,
    position: checkpoint?.position ?? null,
    lagEvents: Math.max(0, head.index - (checkpoint?.index ?? -1)),
    lagSeconds: await lagSeconds(log, checkpoint, clock),
    parked,
    rebuilding: building ? progressOf(building) : null,
    builds,
    failure: failure ? { code: failure.code, message: failure.message } : null,
  };
}

function onlyDamage(error: unknown): {
  readonly checkpoint: undefined;
  readonly parked: number;
  readonly damage: ViewDamaged;
} {
  if (error instanceof ViewDamaged) return { checkpoint: undefined, parked: 0, damage: error };
  throw error;
}

async function lagSeconds(log: Log, checkpoint: Checkpoint | undefined, clock: Clock): Promise<number> {
  for await (const [next] of log.readAll({ ...(checkpoint && { after: checkpoint }), limit: 1 })) {
    if (next) return Math.max(0, epochMs(clock()) - epochMs(next.recordedAt)) / 1_000;
  }
  return 0;
}
