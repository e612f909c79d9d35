import type { RecordedEvent } from '#kernel';
import type { Changes, View } from '#read-store';
import type { Projection } from './projection.ts';
import { openWorkingSet } from './working-set.ts';

/** What a batch of wanted events changes in a view: its documents are loaded once and folded in memory. */
export async function foldBatch(
  projection: Projection,
  view: View,
  events: readonly RecordedEvent[],
): Promise<Changes> {
  const touches = events.map((event) => projection.touches(event));
  const documents = await openWorkingSet(view, touches);
  for (const [at, event] of events.entries()) projection.apply(event, documents.documentsFor(touches[at] ?? {}));
  return documents.changes();
}
