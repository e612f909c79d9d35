import type { Observable } from 'rxjs';
import type { Cursor } from '#event-store';
import type { Clock, EventRegistry } from '#kernel';
import type { Build, ReadStore, View } from '#read-store';
import type { Failure } from './errors.ts';
import type { Log } from './log-place.ts';
import type { ParkedEvent, ParkedStream } from './parking.ts';
import type { Pause } from './pause.ts';
import type { Projection } from './projection.ts';
import type { RebuildOptions, Rebuilt } from './rebuilds.ts';
import type { RedrivenStream } from './redrive.ts';
import type { BuildNamed } from './session-tracks.ts';
import type { ProjectionStatus } from './status.ts';

export interface ProjectorOptions {
  readonly eventStore: Log;
  readonly registry: Pick<EventRegistry, 'upcast'>;
  readonly readStore: ReadStore;
  readonly projections: readonly Projection[];
  /** Names this process in the lease: another one each time it starts. */
  readonly holder: string;
  readonly clock: Clock;
  readonly pause?: Pause;
  /** How long a holder that says nothing is thought alive. */
  readonly leaseMs?: number;
  /**
   * How long `run` lets events gather after a batch while no query waits for it: each batch costs every view a commit.
   * Default: not at all.
   */
  readonly gatherMs?: number;
  /** How long a query waits for a view that another process, or `run`, projects. */
  readonly patienceMs?: number;
  /** Events folded and committed at a time. */
  readonly batchSize?: number;
  /** Into how many lanes of streams a batch is spread, each folded by itself; what is written is the same. */
  readonly lanes?: number;
  /** Runs what `run` does in a thread of its own; default: in this one. */
  readonly thread?: ProjectorThread;
  /** From so many events on a log counts as large. Default 20,000. */
  readonly largeLogEvents?: number;
  /** Builds the views of a large log; default: as those of a small one, in this thread and from one way through the log. */
  readonly buildLarge?: BuildNamed;
}

/** What a running projector tells. */
export type ProjectorNews =
  /** Every projection that goes on holds everything up to the cursor. */
  | { readonly kind: 'projected'; readonly cursor: Cursor }
  /** A stream waits for an event that could not be applied, or it was tried again in vain. */
  | { readonly kind: 'parked'; readonly projection: string; readonly event: ParkedEvent }
  | { readonly kind: 'stopped'; readonly projection: string; readonly error: Failure }
  /** Nothing is projected here for now, since another process has the lease, or the log is away: it is tried again. */
  | { readonly kind: 'waiting'; readonly code: string; readonly message: string }
  /** It goes on again. */
  | { readonly kind: 'resumed'; readonly projection: string };

/**
 * Another projector over the same stores that projects until told to stop.
 * @param wanted log indexes that queries wait for: it lets no more events gather before it gets there
 */
export type ProjectorThread = (stop: AbortSignal, wanted: Observable<number>) => Observable<ProjectorNews>;

/** The digests of a view's collections, and the event they are of. */
export interface ViewDigest {
  /** Log index of the last event in the view; −1: none. */
  readonly index: number;
  readonly collections: Readonly<Record<string, string>>;
}

export interface Projector {
  /**
   * Projects the log to its end, or to `to`.
   * @throws ProjectorBusy where another process projects; what stopped a projection, after all others went on
   */
  catchUp(to?: Cursor): Promise<void>;
  /**
   * Projects while subscribed: catches up, then follows the log; stands by while another process has the lease. Completes
   * once `stop` is given, the last batch is committed and the lease is free.
   */
  run(stop: AbortSignal): Observable<ProjectorNews>;
  /** Resolves once every view holds the event of that log index, whoever projects. @throws ViewBehind when patience ends */
  waitFor(index: number): Promise<void>;
  /**
   * The view, holding everything up to `head`: waits for whoever projects, or takes the lease and catches up.
   * @throws ViewBehind when patience ends; what stopped the projection; ViewDamaged
   */
  ensureCaughtUp(projection: string, head: Cursor): Promise<View>;
  status(): Promise<readonly ProjectionStatus[]>;
  /**
   * Builds views anew beside the live ones, whether those are damaged or not, compares them and switches.
   * @throws BuildUnderWay before anything is built; NotSwitched where whoever projects does not get to it
   */
  rebuild(projections: readonly string[], options?: RebuildOptions): Promise<readonly Rebuilt[]>;
  /** Every build there is, by name and number. */
  builds(): Promise<readonly Build[]>;
  /** Asks whoever builds it, in whatever process, and waits a while for the answer. @throws NoRebuild */
  askRebuild(projection: string, request: 'pause' | 'resume' | 'cancel'): Promise<Build>;
  /** Makes the build that is ready live. @throws BuildNotReady, RebuildFailed, NotSwitched */
  switchBuild(projection: string): Promise<Build>;
  /** Makes the build live that was live before. @throws NothingToRollBack, RebuildFailed, NotSwitched */
  rollback(projection: string): Promise<Build>;
  /** Drops the retired build, or else the one that is ready. @throws NothingToDrop */
  dropBuild(projection: string): Promise<Build>;
  digest(projection: string): Promise<ViewDigest>;
  /** The streams that wait, each with the event it waits for, in log order. @throws ViewDamaged */
  parked(projection: string): Promise<readonly ParkedStream[]>;
  /**
   * Applies what waits, in order, of one stream or of all: between two turns of a projector that runs here, or by whoever
   * projects elsewhere, who is asked to.
   * @throws as `catchUp`; ProjectorBusy where that one does not do it; NothingParked where that stream does not wait
   */
  redrive(projection: string, stream?: string): Promise<readonly RedrivenStream[]>;
}
