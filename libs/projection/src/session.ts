import { setImmediate } from 'node:timers/promises';
import { type Observable, Subject } from 'rxjs';
import { type Cursor, START } from '#event-store';
import type { Clock, EventRegistry, RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Failure } from './errors.ts';
import type { HeldLease } from './held-lease.ts';
import { batchesOf, indexOf, type Log } from './log-place.ts';
import type { Projection } from './projection.ts';
import type { Redriven } from './redrive.ts';
import { type BuildNamed, openTracks } from './session-tracks.ts';
import { streamReads } from './stream-reads.ts';
import type { Parked, Track } from './track.ts';

/** All projections on their way along the log, under one lease: of each the live build and those beside it. */
export interface Session {
  /** After the last event that every build has of those that lead; undefined: all have stopped. */
  cursor(): Cursor | undefined;
  /** Takes the next events of the log into the builds that lead. @throws LeaseLost, ViewUnavailable */
  project(events: readonly RecordedEvent[]): Promise<void>;
  /** Takes a few events into the builds that follow behind. @returns whether one of them is behind still */
  advance(): Promise<boolean>;
  /** Reads the log to its end, to `to`, or until the signal is given; brings those that follow there too. */
  catchUp(to: Cursor | undefined, signal?: AbortSignal): Promise<void>;
  /** Takes up builds that have become whole, leaves those that were dropped, switches and redrives where that was asked. */
  refresh(): Promise<void>;
  /** Resolves once what this session has built for want of a live view is there. */
  built(): Promise<void>;
  /**
   * Applies what waits in a stream, or in all of them, the head of the log first; then projects on, where too many of them
   * had stopped the projection.
   * @returns by stream
   */
  redrive(name: string, stream: string | undefined): Promise<ReadonlyMap<string, Redriven>>;
  /** Why the live build of a projection does not go on. */
  stopped(name: string): Failure | undefined;
  /** What the projection's streams wait for; another map whenever it changes. */
  parked(name: string): Parked;
  /** Told after each batch of a way that was longer. */
  readonly came: Observable<void>;
  /** Given once the lease is lost. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly log: Log;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly registry: Pick<EventRegistry, 'upcast'>;
  readonly projections: readonly Projection[];
  readonly batchSize: number;
  readonly lanes: number;
  readonly largeLogEvents: number;
  readonly build: BuildNamed;
}

/** How many events those that follow behind take at a time: the others wait for so long. */
const SLICE_EVENTS = 200;

export async function openSession(held: HeldLease, options: SessionOptions): Promise<Session> {
  const { log, readStore, clock, registry, projections, batchSize, lanes, largeLogEvents, build } = options;
  const trackOptions = { log, reads: streamReads(log), lease: held.lease, upcast: registry.upcast, batchSize, lanes };
  const tracks = await openTracks(projections, { readStore, clock, largeLogEvents, build, ...trackOptions });

  const cursor = () => leastOf(tracks.leading().filter((track) => !track.stopped()));
  const came = new Subject<void>();
  const read = async (to: Cursor | undefined, signal?: AbortSignal) => {
    const after = cursor();
    if (!after) return;
    let onTheWay = false;
    for await (const events of batchesOf(log, after, to, batchSize)) {
      held.lost.throwIfAborted();
      if (signal?.aborted) return;
      if (onTheWay) came.next();
      onTheWay = true;
      for (const track of tracks.leading()) await track.project(events);
      await setImmediate(); // heartbeats and other work have their turn: embedded stores never leave the turn themselves
    }
  };
  const advance = async (): Promise<boolean> => {
    const to = cursor();
    const isBehind = (track: Track) => (track.checkpoint() ?? START).index < (to ?? START).index;
    const behind = tracks.following().filter(isBehind);
    const after = leastOf(behind);
    if (!after) return false;
    for await (const events of batchesOf(log, after, to, SLICE_EVENTS)) {
      held.lost.throwIfAborted();
      const [first] = events as [RecordedEvent];
      for (const track of behind) {
        if ((track.checkpoint() ?? START).index >= indexOf(first) - 1) await track.project(events);
      }
      break;
    }
    if (await tracks.settle()) await tracks.look();
    await setImmediate(); // so that what was appended meanwhile is heard of before the next few
    return tracks.following().some(isBehind);
  };
  const redrive: Session['redrive'] = async (name, stream) => {
    const live = tracks.of(name)[0];
    const redriven = new Map<string, Redriven>();
    for (const track of tracks.of(name)) {
      const waiting = [...track.parked().values()].filter((head) => stream === undefined || head.stream === stream);
      for (const head of waiting) {
        held.lost.throwIfAborted();
        const result = await track.redrive(head.stream);
        if (track === live) redriven.set(head.stream, result);
        await setImmediate();
      }
    }
    await read(undefined);
    return redriven;
  };
  const refresh = async () => {
    const came = await tracks.look();
    if (came || tracks.asked()) await read(undefined);
    if (await tracks.settle()) await tracks.look();
    for (const asked of tracks.redrives()) {
      await redrive(asked.name, asked.stream);
      await readStore.ask(asked.build, null);
    }
  };
  return {
    cursor,
    async project(events) {
      for (const track of tracks.leading()) await track.project(events);
    },
    advance,
    async catchUp(to, signal) {
      await read(to, signal);
      if (signal?.aborted) return;
      await refresh();
      while (!signal?.aborted && (await advance()));
    },
    refresh,
    async built() {
      await tracks.built();
      await refresh();
    },
    redrive,
    parked: (name) => tracks.of(name)[0]?.parked() ?? new Map(),
    stopped: (name) => tracks.of(name)[0]?.stopped(),
    came,
    lost: held.lost,
    async close() {
      await tracks.close();
      await held.release();
    },
  };
}

/** After the last event that all of them have. */
function leastOf(tracks: readonly Track[]): Cursor | undefined {
  const cursors: Cursor[] = tracks.map((track) => track.checkpoint() ?? START);
  return cursors.length > 0 ? cursors.reduce((a, b) => (a.index <= b.index ? a : b)) : undefined;
}
