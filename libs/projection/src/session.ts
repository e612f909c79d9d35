import { setImmediate } from 'node:timers/promises';
import { type Cursor, START } from '#event-store';
import type { Clock, EventRegistry, RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Failure } from './errors.ts';
import type { HeldLease } from './held-lease.ts';
import { batchesOf, type Log } from './log-place.ts';
import { type Progress, progressOf } from './progress.ts';
import type { Projection } from './projection.ts';
import type { Redriven } from './redrive.ts';
import { openTrack, type Parked, type Track } from './track.ts';

/** All projections on their way along the log, under one lease. */
export interface Session {
  /** After the last event that every projection has; undefined: all have stopped. */
  cursor(): Cursor | undefined;
  /** Takes the next events of the log. @throws LeaseLost, ViewUnavailable */
  project(events: readonly RecordedEvent[]): Promise<void>;
  /** Reads the log to its end, to `to`, or until the signal is given. */
  catchUp(to: Cursor | undefined, signal?: AbortSignal): Promise<void>;
  /** Empties a view and projects it anew. */
  rebuild(name: string, report: (progress: Progress) => void): Promise<void>;
  /**
   * Applies what waits in a stream, or in all of them, the head of the log first; then projects on, where too many of them
   * had stopped the projection.
   * @returns by stream
   */
  redrive(name: string, stream: string | undefined): Promise<ReadonlyMap<string, Redriven>>;
  stopped(name: string): Failure | undefined;
  /** What the projection's streams wait for; another map whenever it changes. */
  parked(name: string): Parked;
  /** Given once the lease is lost. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly log: Log;
  readonly readStore: ReadStore;
  readonly registry: Pick<EventRegistry, 'upcast'>;
  readonly projections: readonly Projection[];
  readonly clock: Clock;
  readonly batchSize: number;
  readonly lanes: number;
}

export async function openSession(
  held: HeldLease,
  { log, readStore, registry, projections, clock, batchSize, lanes }: SessionOptions,
): Promise<Session> {
  const tracks = new Map<string, Track>();
  const trackOptions = { log, readStore, lease: held.lease, upcast: registry.upcast, batchSize, lanes };
  for (const projection of projections) tracks.set(projection.name, await openTrack(projection, trackOptions));

  const cursor = () => earliest([...tracks.values()].filter((track) => !track.stopped()));
  const project = async (events: readonly RecordedEvent[]) => {
    for (const track of tracks.values()) await track.project(events);
  };
  const read = async (to: Cursor | undefined, reached: () => void, signal?: AbortSignal) => {
    const after = cursor();
    if (!after) return;
    for await (const events of batchesOf(log, after, to, batchSize)) {
      held.lost.throwIfAborted();
      if (signal?.aborted) return;
      await project(events);
      reached();
      await setImmediate(); // heartbeats and other work have their turn: embedded stores never leave the turn themselves
    }
  };
  return {
    cursor,
    project,
    catchUp: (to, signal) => read(to, () => {}, signal),
    async rebuild(name, report) {
      const track = tracks.get(name) as Track;
      const [head, began] = [await log.head(), clock()];
      await track.restart();
      const tell = () => report(progressOf((track.checkpoint()?.index ?? -1) + 1, head.index + 1, began, clock()));
      tell();
      await read(head, tell);
    },
    async redrive(name, stream) {
      const track = tracks.get(name) as Track;
      const waiting = [...track.parked().values()].filter((head) => stream === undefined || head.stream === stream);
      const redriven = new Map<string, Redriven>();
      for (const head of waiting) {
        held.lost.throwIfAborted();
        redriven.set(head.stream, await track.redrive(head.stream));
        await setImmediate();
      }
      await read(undefined, () => {});
      return redriven;
    },
    parked: (name) => tracks.get(name)?.parked() ?? new Map(),
    stopped: (name) => tracks.get(name)?.stopped(),
    lost: held.lost,
    close: held.release,
  };
}

function earliest(tracks: readonly Track[]): Cursor | undefined {
  const cursors: Cursor[] = tracks.map((track) => track.checkpoint() ?? START);
  return cursors.length > 0 ? cursors.reduce((a, b) => (a.index <= b.index ? a : b)) : undefined;
}
