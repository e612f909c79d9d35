import { type Instant, type Money, type RecordedEvent, streamName } from '#kernel';
import { extendTrajectory, foldEffective, noTrajectory, type OpportunityState, type Status } from '#opportunity';
import type { Document, ViewReader } from '#read-store';
import { changesBetween } from './changes.ts';
import { type TimelineEntry, timelineEntry } from './timeline-entry.ts';

/** An opportunity in a list: where it stands by all that is known. */
export interface OpportunityItem {
  readonly id: string;
  readonly customerId: string | null;
  readonly consultant: string | null;
  /** null before Created is known, like stage and model. */
  readonly status: Status | null;
  readonly stage: string | null;
  /** `id@version` */
  readonly stageModel: string | null;
  readonly episode: number;
  readonly value: Money | null;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly createdAt: Instant | null;
  readonly revision: number;
}

/** The two times of a question, both inclusive. */
export interface Times {
  readonly effectiveAt: Instant;
  readonly asOf: Instant;
}

/** Ids of the opportunities that a customer has. */
export async function opportunitiesOf(view: ViewReader, customerId: string): Promise<readonly string[]> {
  const found = await view.find('opportunities', { index: ['customerId'], equals: [customerId] });
  return found.map(({ document }) => document.id as string);
}

/** A consultant's opportunities, all or those of one status. */
export async function opportunitiesOfConsultant(
  view: ViewReader,
  consultant: string,
  status?: Status,
): Promise<readonly OpportunityItem[]> {
  const equals = status === undefined ? [consultant] : [consultant, status];
  const found = await view.find('opportunities', { index: ['consultant', 'status'], equals });
  return found.map(({ document }) => itemOf(document));
}

/** @returns undefined for an opportunity that nothing is known of */
export async function opportunityItem(view: ViewReader, id: string): Promise<OpportunityItem | undefined> {
  const key = streamName('opportunity', id);
  const document = (await view.load('opportunities', [key])).get(key);
  return document && itemOf(document);
}

/**
 * What had happened by then, as far as it was recorded by then and is in the view: in effective order.
 * @param events the stream of the opportunity from its first event on, upcast, in its order
 */
export async function timelineOf(
  view: ViewReader,
  id: string,
  events: readonly RecordedEvent[],
  { effectiveAt, asOf }: Times,
): Promise<readonly TimelineEntry[]> {
  const key = streamName('opportunity', id);
  const known = (await view.load('opportunities', [key])).get(key);
  const indexes = known ? (known.indexes as string).split(' ').map(Number) : [];
  const entries: TimelineEntry[] = [];
  let compact = noTrajectory;
  for (const [revision, index] of indexes.entries()) {
    const event = events[revision];
    if (!event || event.recordedAt > asOf) break;
    const change = extendTrajectory(compact, event);
    compact = change.compact;
    if (event.occurredAt > effectiveAt) continue;
    entries.push(timelineEntry(event, index, changesBetween(change.before.at(-1), change.after.at(-1))));
  }
  return entries.sort((a, b) =>
    a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision,
  );
}

/** The state that was true at `effectiveAt` by what was recorded by `asOf`: a refold of the stream's upcast events. */
export function opportunityAt(events: Iterable<RecordedEvent>, { effectiveAt, asOf }: Times): OpportunityState {
  return foldEffective(
    [...events].filter(({ recordedAt }) => recordedAt <= asOf),
    effectiveAt,
  );
}

function itemOf({ indexes: _, ...item }: Document): OpportunityItem {
  return item as unknown as OpportunityItem;
}
