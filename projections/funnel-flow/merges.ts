import type { EventCorrected, RecordedEvent } from '#kernel';
import { msOf } from './flow-document.ts';

/** That a customer's file belongs to another's; epoch ms; `until` is when the merge was known to be void, 0: it stands. */
export type Merge = readonly [revision: number, into: string, at: number, from: number, until: number];

/** The merges of one customer's stream. */
export interface MergesDocument {
  /** Log index of the last event that changed it. */
  readonly to: number;
  readonly merges: readonly Merge[];
}

/** The merges with one more event of the stream. */
export function extendMerges(merges: readonly Merge[], event: RecordedEvent): readonly Merge[] {
  const now = msOf(event.recordedAt);
  if (event.type !== 'EventCorrected') {
    return [...merges, [event.revision, String(event.data.into), msOf(event.occurredAt), now, 0]];
  }
  const { revision, voided } = event.data as unknown as EventCorrected;
  if (!voided.includes('')) return merges;
  return merges.map((merge) =>
    merge[0] === revision && merge[4] === 0 ? (merge.with(4, now) as unknown as Merge) : merge,
  );
}
