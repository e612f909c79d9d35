import type { Instant, JsonObject } from '#kernel';

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
