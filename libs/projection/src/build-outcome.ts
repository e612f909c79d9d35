import type { BuildError } from '#read-store';

/** What became of a build. */
export interface BuildOutcome {
  readonly name: string;
  readonly build: number;
  readonly state: 'ready' | 'failed' | 'cancelled';
  readonly error: BuildError | null;
  /** Events of the log gone through. */
  readonly events: number;
  /** Milliseconds from start to end, pauses not counted. */
  readonly workedMs: number;
  /** Milliseconds of those spent folding and writing for it, reading the log not counted. */
  readonly ownMs: number;
}

/** How far a build is. */
export interface BuildNews {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  readonly workedMs: number;
}
