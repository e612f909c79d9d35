import type { Cursor, Share } from '#event-store';
import type { BuildError } from '#read-store';
import type { ParkedEvent } from './parking.ts';

/** A share of the streams to fold into a part of each build. The number of the part is that of the share. */
export interface ShareOrder {
  readonly share: Share;
  /** Up to where the log is read. */
  readonly upTo: Cursor;
  readonly builds: readonly { readonly name: string; readonly build: number }[];
}

/** What became of the part of one build. */
export interface FoldedPart {
  readonly name: string;
  /** Why its build cannot go on; null: it was handed over. */
  readonly error: BuildError | null;
  /** What its streams wait for. */
  readonly parked: readonly ParkedEvent[];
  /** Milliseconds spent folding and writing for it. */
  readonly workedMs: number;
}

/** Folds a share of the streams beside whoever builds, in another thread or in this one. */
export interface ShareFolder {
  /** @param seen is told of events that were gone through @throws what reading the log throws */
  fold(order: ShareOrder, seen: (events: number) => void): Promise<readonly FoldedPart[]>;
  /** Once stopped, nothing is handed over any more. */
  ask(request: ShareRequest): void;
}

export type ShareRequest = 'pause' | 'resume' | 'stop';
