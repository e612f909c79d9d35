import type { ParkedEvent } from './parking.ts';
import type { WorkingSet } from './working-set.ts';

/** What a fold came to, before it is put together with what the base holds. */
export interface Folded extends Pick<WorkingSet, 'documents' | 'sums'> {
  /** In log order. */
  readonly parked: readonly ParkedEvent[];
}
