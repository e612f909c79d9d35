import type { RecordedEvent } from '#kernel';
import { type Changes, type Checkpoint, type Lease, type View, ViewDamaged } from '#read-store';
import { type Failure, ProjectionStopped } from './errors.ts';
import { foldBatch } from './fold-batch.ts';
import { checkpointAfter, indexOf, type Log, logHolds } from './log-place.ts';
import {
  PARKED,
  PARKED_STREAMS_LIMIT,
  type ParkedEvent,
  parkedDocument,
  parkedEvent,
  parkedHeads,
  parkedIn,
  parkedKey,
} from './parking.ts';
import { pastsInLog, rememberedPasts } from './pasts.ts';
import { type Projection, pastOf } from './projection.ts';
import { type Redriven, redriveStream } from './redrive.ts';
import { isStoreFailure } from './store-failure.ts';
import type { StreamReads } from './stream-reads.ts';
import type { WholeStreamSource } from './whole-stream-source.ts';
import type { Base } from './working-set.ts';

/** The events that streams wait for, by stream. */
export type Parked = ReadonlyMap<string, ParkedEvent>;

/** One projection on its way along the log, under a lease. */
export interface Track {
  readonly projection: Projection;
  /** The event up to which the view holds everything, but for what is parked. */
  checkpoint(): Checkpoint | undefined;
  /** Why it does not go on. */
  stopped(): Failure | undefined;
  /** Another map whenever it changes. */
  parked(): Parked;
  /** Takes the next events of the log; those it has are passed by. @throws LeaseLost, ViewUnavailable */
  project(events: readonly RecordedEvent[]): Promise<void>;
  /** Applies what waits in one stream. One that stopped for too many such streams goes on. */
  redrive(stream: string): Promise<Redriven>;
}

export interface TrackOptions {
  readonly log: Log;
  /** Shared with all others on their way along that log. */
  readonly reads: StreamReads;
  readonly lease: Lease;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
  /** Events folded and committed at a time. */
  readonly batchSize: number;
  /** Into how many lanes a batch is spread. */
  readonly lanes: number;
}

/**
 * Opens a build; one that is not of this log is emptied and begins anew. A damaged one stops itself only.
 * @param streams shared by all builds of a projection of whole streams
 */
export async function openTrack(
  projection: Projection,
  open: () => Promise<View>,
  options: TrackOptions,
  streams: WholeStreamSource | undefined,
): Promise<Track> {
  const { log, reads, lease, upcast, batchSize, lanes } = options;
  const { name } = projection;
  const wanted = projection.wants === 'all' ? undefined : new Set(projection.wants);
  const isWanted = ({ type }: RecordedEvent) => wanted === undefined || wanted.has(type);
  const opened = await openView(open, options);
  const { view } = opened;
  let { checkpoint, stopped, parked } = opened;
  const past = pastOf(projection);
  const pasts = past && rememberedPasts(pastsInLog(past, reads, upcast));
  if (checkpoint) await streams?.learn(checkpoint.position);

  const held = () => new Set(parked.keys());
  const write = async (to: View, changes: Changes, last: RecordedEvent) => {
    const after = checkpointAfter(log, last);
    await to.commit(changes, after, lease);
    checkpoint = after;
    const heads = parkedIn(changes).filter(({ head }) => head === 1);
    if (heads.length > 0) parked = new Map([...parked, ...heads.map((head) => [head.stream, head] as const)]);
  };
  /** The first event for which more streams would wait than may. */
  const tooMany = (changes: Changes): ParkedEvent | undefined =>
    parkedIn(changes).filter(({ head }) => head === 1)[PARKED_STREAMS_LIMIT - parked.size];
  const commit = async (to: View, events: readonly RecordedEvent[]): Promise<void> => {
    const ofInterest = wanted ? events.filter(isWanted) : events;
    const changes =
      ofInterest.length > 0
        ? await foldBatch(projection, borrowed(to), ofInterest, {
            held: held(),
            upcast,
            lanes,
            pasts,
            streams: streams?.upTo((events.at(-1) as RecordedEvent).position),
          })
        : {};
    const beyond = tooMany(changes);
    if (!beyond) return write(to, changes, events.at(-1) as RecordedEvent);
    const before = events.filter((event) => indexOf(event) < beyond.index);
    if (before.length > 0) await commit(to, before);
    stopped = new ProjectionStopped(name, beyond);
  };
  /** Parks an event whose changes cannot be written. */
  const park = async (to: View, event: RecordedEvent, cause: unknown): Promise<void> => {
    const row = parkedEvent(event, { cause, attempts: 1 });
    const changes = { [PARKED]: new Map([[parkedKey(row), parkedDocument(row)]]) };
    if (tooMany(changes)) stopped = new ProjectionStopped(name, row);
    else await write(to, changes, event);
  };
  /** Halves a batch that cannot be written until the event is found. */
  const project = async (to: View, events: readonly RecordedEvent[]): Promise<void> => {
    try {
      await commit(to, events);
    } catch (error) {
      const [first] = events;
      if (error instanceof ViewDamaged) stopped = error;
      else if (isStoreFailure(error) || !first) throw error;
      else if (events.length === 1 && isWanted(first)) await park(to, first, error);
      else if (events.length === 1) throw error;
      else {
        const half = Math.ceil(events.length / 2);
        await project(to, events.slice(0, half));
        if (!stopped) await project(to, events.slice(half));
      }
    }
  };

  return {
    projection,
    checkpoint: () => checkpoint,
    stopped: () => stopped,
    parked: () => parked,
    async project(events) {
      if (stopped || !view) return;
      const done = checkpoint?.index ?? -1;
      const next = events.findIndex((event) => indexOf(event) > done);
      if (next < 0) return;
      reads.follow(events);
      streams?.follow(events);
      await project(view, next === 0 ? events : events.slice(next));
    },
    async redrive(stream) {
      const [to, at] = [view, checkpoint];
      if (!to || !at || stopped instanceof ViewDamaged) return { applied: 0, head: undefined };
      const commit = (changes: Changes) => to.commit(changes, at, lease);
      const before = { pasts, streams: streams?.upTo(at.position) };
      const redriven = await redriveStream(stream, { projection, log, view: to, commit, upcast, batchSize, ...before });
      const left = new Map(parked);
      if (redriven.head) left.set(stream, redriven.head);
      else left.delete(stream);
      parked = left;
      stopped = undefined;
      return redriven;
    },
  };
}

/** Folds change no document in place. */
function borrowed(view: View): Base {
  return { load: (collection, keys) => view.borrow(collection, keys) };
}

interface OpenedView {
  readonly view?: View;
  readonly checkpoint?: Checkpoint | undefined;
  readonly stopped?: Failure | undefined;
  readonly parked: Parked;
}

async function openView(open: () => Promise<View>, { log, lease }: TrackOptions): Promise<OpenedView> {
  const parked: Parked = new Map();
  try {
    const view = await open();
    const checkpoint = await view.checkpoint();
    if (!checkpoint) return { view, parked };
    if (await logHolds(log, checkpoint)) {
      const heads = await parkedHeads(view);
      return { view, checkpoint, parked: new Map(heads.map((head) => [head.stream, head])) };
    }
    await view.clear(lease);
    return { view, parked };
  } catch (error) {
    if (error instanceof ViewDamaged) return { stopped: error, parked };
    throw error;
  }
}
