import type { Instant, JsonObject } from '#kernel';
import type { Changes, Checkpoint, Document, ViewSpec } from './read-store.ts';

/**
 * - `building`, `paused`: somebody makes it, nobody reads it
 * - `ready`: whole, projected beside the live one
 * - `live`: what queries are answered from, one build a name
 * - `retired`: was live before, whole, projected on until it is dropped: one build a name at most
 * - `failed`, `cancelled`: nothing is left of it but why
 */
export type BuildState = 'building' | 'paused' | 'ready' | 'live' | 'retired' | 'failed' | 'cancelled';

/**
 * What is asked of whoever builds (`pause`, `resume`, `cancel`) or projects (`switch`: make it live; `redrive`: apply what is
 * parked, of all streams or of the one named).
 */
export type BuildRequest = 'pause' | 'resume' | 'cancel' | 'switch' | 'redrive' | `redrive ${string}`;

export interface BuildError {
  readonly code: string;
  readonly message: string;
}

/** How far whoever builds is. */
export interface BuildProgress {
  /** Events gone through, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Time spent on them, pauses not counted. */
  readonly workedMs: number;
}

/** The documents of one projection version, made once. */
export interface Build extends BuildProgress {
  readonly name: string;
  readonly version: number;
  /** Unlike that of any other build of the store, before or after. */
  readonly build: number;
  readonly state: BuildState;
  /** Not yet seen by whom it concerns. */
  readonly request: BuildRequest | null;
  /** Who makes or made it. */
  readonly holder: string;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  /** Until when whoever builds it is thought alive. */
  readonly expiresAt: Instant;
  readonly error: BuildError | null;
  /** What its maker found when it was compared with the live one. */
  readonly report: JsonObject | null;
}

/** What a build is begun with. */
export interface BuildBeginning {
  readonly holder: string;
  readonly total: number;
  /** How long a builder that says nothing is thought alive. */
  readonly ttlMs: number;
}

/** A build that nobody reads yet, written by one process. What it holds is gone if that process dies. */
export interface BuildWriter {
  readonly spec: ViewSpec;
  readonly build: number;
  /** The documents there are among `keys`. As seldom as `write`. */
  load(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** Documents that the build does not hold yet. @throws DocumentTaken where it does, now or later, `complete` at the last */
  add(changes: Changes): Promise<void>;
  /** As `View.commit`, without its guarantees. Seldom, before the last `add`: from the first on, adding takes longer. */
  write(changes: Changes): Promise<void>;
  /** Keeps texts out of memory until `aside` is asked for them. */
  setAside(collection: string, rows: Iterable<readonly [key: string, text: string]>): Promise<void>;
  /** All that was set aside, in the order of the bytes of the keys; texts of one key in the order they came. */
  aside(collection: string): Iterable<readonly [key: string, text: string]>;
  /**
   * Says that the builder lives and how far it is, and takes what is asked of it.
   * @throws BuildGone where the build was dropped, or given up as dead
   */
  beat(progress: BuildProgress & { readonly state: 'building' | 'paused' }): Promise<BuildRequest | null>;
  /** Everything is on the disk, as of a checkpoint, and can be opened as a view; `undefined` for an empty log. @throws BuildGone */
  complete(checkpoint: Checkpoint | undefined): Promise<void>;
  /** Throws away what it holds. */
  abandon(how: { readonly state: 'failed' | 'cancelled'; readonly error?: BuildError }): Promise<void>;
}
