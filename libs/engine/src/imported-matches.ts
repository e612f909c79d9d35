import type { EventStore } from '#event-store';
import { aggregateIdOf, type Instant, type RecordedEvent, vehicleId } from '#kernel';
import { registry } from './domain.ts';

/** An order that a vehicle is matched to, and the event that says so. */
export interface MatchedOrder {
  readonly opportunityId: string;
  readonly orderId: string;
  readonly event: string;
}

/** Which orders vehicles were matched to by imports: those reserve no vehicle, and hold it all the same. */
export interface ImportedMatches {
  /** The first order that held the vehicle at an instant, by what was recorded by another. */
  holderOf(vehicle: string, at: Instant, knownBy: Instant): MatchedOrder | undefined;
}

/** Those in the log, cancelled orders aside from the instant on at which they were cancelled. */
export async function importedMatches(store: Pick<EventStore, 'readAll'>): Promise<ImportedMatches> {
  const matches = new Map<string, RecordedEvent[]>();
  const cancellations = new Map<string, RecordedEvent[]>();
  for await (const page of store.readAll({ types: ['VehicleMatched', 'OrderCancelled'] })) {
    for (const stored of page) {
      const event = registry.upcast(stored);
      if (event.type === 'OrderCancelled') add(cancellations, orderOf(event), event);
      else if (event.meta.provenance) add(matches, vehicleId(String(event.data.vin)), event);
    }
  }
  return {
    holderOf(vehicle, at, knownBy) {
      const isKnown = ({ occurredAt, recordedAt }: RecordedEvent) => occurredAt <= at && recordedAt <= knownBy;
      const isCancelled = (match: RecordedEvent) =>
        (cancellations.get(orderOf(match)) ?? []).some((one) => isKnown(one) && one.occurredAt >= match.occurredAt);
      const match = (matches.get(vehicle) ?? []).find((one) => isKnown(one) && !isCancelled(one));
      return (
        match && { opportunityId: aggregateIdOf(match.stream), orderId: String(match.data.orderId), event: match.id }
      );
    },
  };
}

function add(found: Map<string, RecordedEvent[]>, key: string, event: RecordedEvent): void {
  const events = found.get(key);
  if (events) events.push(event);
  else found.set(key, [event]);
}

function orderOf({ stream, data }: RecordedEvent): string {
  return JSON.stringify([stream, data.orderId]);
}
