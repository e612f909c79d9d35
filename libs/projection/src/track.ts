import type { RecordedEvent } from '#kernel';
import { type Checkpoint, type Lease, type ReadStore, ReadStoreError, type View, ViewDamaged } from '#read-store';
import { type Failure, ProjectionStopped } from './errors.ts';
import { foldBatch } from './fold-batch.ts';
import { checkpointAfter, indexOf, type Log, logHolds } from './log-place.ts';
import type { Projection } from './projection.ts';

/** One projection on its way along the log, under a lease. */
export interface Track {
  readonly projection: Projection;
  /** The event up to which the view holds everything. */
  checkpoint(): Checkpoint | undefined;
  /** Why it does not go on. */
  stopped(): Failure | undefined;
  /** Takes the next events of the log; those it has are passed by. @throws LeaseLost, ViewUnavailable */
  project(events: readonly RecordedEvent[]): Promise<void>;
  /** Empties the view, whatever state it is in. */
  restart(): Promise<void>;
}

export interface TrackOptions {
  readonly log: Log;
  readonly readStore: ReadStore;
  readonly lease: Lease;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
}

/** Opens the view; one that is not of this log is emptied and begins anew. A damaged one stops its projection only. */
export async function openTrack(projection: Projection, options: TrackOptions): Promise<Track> {
  const { log, readStore, lease, upcast } = options;
  const { name, version, collections } = projection;
  const wanted = projection.wants === 'all' ? undefined : new Set(projection.wants);
  const open = () => readStore.open({ name, version, collections });
  let { view, checkpoint, stopped } = await openView(open, options);

  const commit = async (events: readonly RecordedEvent[]) => {
    const last = events.at(-1);
    if (!view || !last) return;
    const ofInterest = wanted ? events.filter(({ type }) => wanted.has(type)) : events;
    const changes = ofInterest.length > 0 ? await foldBatch(projection, view, ofInterest.map(upcast)) : {};
    const after = checkpointAfter(log, last);
    await view.commit(changes, after, lease);
    checkpoint = after;
  };
  /** Halves a batch that fails until the event is found; all before it is committed. */
  const project = async (events: readonly RecordedEvent[]): Promise<void> => {
    try {
      await commit(events);
    } catch (error) {
      const [first] = events;
      if (error instanceof ViewDamaged) stopped = error;
      else if (error instanceof ReadStoreError || !first) throw error;
      else if (events.length === 1) stopped = new ProjectionStopped(name, indexOf(first), first.type, error);
      else {
        const half = Math.ceil(events.length / 2);
        await project(events.slice(0, half));
        if (!stopped) await project(events.slice(half));
      }
    }
  };

  return {
    projection,
    checkpoint: () => checkpoint,
    stopped: () => stopped,
    async project(events) {
      if (stopped) return;
      const done = checkpoint?.index ?? -1;
      const next = events.findIndex((event) => indexOf(event) > done);
      if (next >= 0) await project(next === 0 ? events : events.slice(next));
    },
    async restart() {
      if (stopped instanceof ViewDamaged) {
        await readStore.drop(name, version);
        view = await open();
      } else await view?.clear(lease);
      checkpoint = undefined;
      stopped = undefined;
    },
  };
}

interface OpenedView {
  readonly view?: View;
  readonly checkpoint?: Checkpoint | undefined;
  readonly stopped?: Failure | undefined;
}

async function openView(open: () => Promise<View>, { log, lease }: TrackOptions): Promise<OpenedView> {
  try {
    const view = await open();
    const checkpoint = await view.checkpoint();
    if (!checkpoint || (await logHolds(log, checkpoint))) return { view, checkpoint };
    await view.clear(lease);
    return { view };
  } catch (error) {
    if (error instanceof ViewDamaged) return { stopped: error };
    throw error;
  }
}
