import { type CellMemory, cellMemory } from './cell-memory.ts';
import type { KnownMonths } from './recorded-runs.ts';
import { type MoveMemory, moveMemory } from './shift-memory.ts';

/** What snapshots have read of the view, so that the next one need not; lives as long as the process. */
export interface SnapshotMemory extends CellMemory, MoveMemory {
  readonly months: KnownMonths;
}

export function snapshotMemory(): SnapshotMemory {
  return { months: new Map(), ...cellMemory(), ...moveMemory() };
}
