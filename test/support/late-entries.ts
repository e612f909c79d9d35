import type { RecordedEvent } from '#kernel';

/** What a log is said to be made of. */
export interface Shares {
  /** Of all events, those of streams that were entered whole after they had begun, as an archive is. */
  readonly imported: number;
  /** Of the others, those that were entered after they happened. */
  readonly late: number;
}

export function sharesOf(events: readonly RecordedEvent[]): Shares {
  const streams = [...Map.groupBy(events, ({ stream }) => stream).values()];
  const live = streams.filter(([first]) => first && !isLate(first)).flat();
  return { imported: 1 - live.length / events.length, late: live.filter(isLate).length / live.length };
}

function isLate({ recordedAt, occurredAt }: RecordedEvent): boolean {
  return recordedAt > occurredAt;
}
