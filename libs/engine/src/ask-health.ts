import type { ParkedStream, ProjectionStatus } from '#projection';
import type { Engine } from './open-engine.ts';

/** A stream that waits for an event which a projection could not apply. */
export interface ParkedHead
  extends Pick<ParkedStream, 'stream' | 'eventId' | 'type' | 'position' | 'error' | 'attempts' | 'waiting'> {
  readonly projection: string;
}

export interface Health {
  /** Events in the log. */
  readonly events: number;
  /** Whether a write or sync failed: nothing is taken any more until the log is opened again. */
  readonly stopped: boolean;
  readonly projections: readonly ProjectionStatus[];
  /** In log order, projection by projection. */
  readonly parked: readonly ParkedHead[];
}

/** Whether the log can be read and written, and every view goes on with it. @throws what the stores throw where they cannot be read */
export async function askHealth({ store, projector }: Pick<Engine, 'store' | 'projector'>): Promise<Health> {
  const [{ index }, projections] = await Promise.all([store.head(), projector.status()]);
  const parked: ParkedHead[] = [];
  for (const { name } of projections.filter((projection) => projection.parked > 0)) {
    for (const { stream, eventId, type, position, error, attempts, waiting } of await projector.parked(name)) {
      parked.push({ projection: name, stream, eventId, type, position, error, attempts, waiting });
    }
  }
  return { events: index + 1, stopped: store.stopped() !== undefined, projections, parked };
}
