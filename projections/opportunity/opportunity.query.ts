import { type Instant, type Money, type RecordedEvent, streamName } from '#kernel';
import { foldEffective, type OpportunityState, type Status } from '#opportunity';
import type { Document, ViewReader } from '#read-store';
import { type TimelineEntry, timelineKey } from './timeline-entry.ts';

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

/** What had happened by then, as far as it was recorded by then: in effective order. */
export async function timelineOf(view: ViewReader, id: string, times: Times): Promise<readonly TimelineEntry[]> {
  const stream = streamName('opportunity', id);
  const found = await view.find('timeline', {
    from: timelineKey(stream, 0),
    to: timelineKey(stream, Number.MAX_SAFE_INTEGER),
  });
  const entries = found.map(({ document }) => document as unknown as TimelineEntry);
  return entries
    .filter(({ occurredAt, recordedAt }) => occurredAt <= times.effectiveAt && recordedAt <= times.asOf)
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision));
}

/** The state that was true at `effectiveAt` by what was recorded by `asOf`: a refold of the stream's upcast events. */
export function opportunityAt(events: Iterable<RecordedEvent>, { effectiveAt, asOf }: Times): OpportunityState {
  return foldEffective(
    [...events].filter(({ recordedAt }) => recordedAt <= asOf),
    effectiveAt,
  );
}

function itemOf({ facts: _, ...item }: Document): OpportunityItem {
  return item as unknown as OpportunityItem;
}
