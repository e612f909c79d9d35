import { type ExportedToErp, trafficRegistered, visit } from '#dealership';
import { aggregateIdOf, categoryOf, type RecordedEvent } from '#kernel';
import type { History } from './history.ts';

/** When somebody came, and when that was known. */
export type Registration = Pick<RecordedEvent, 'occurredAt' | 'recordedAt'>;

/** Events of other streams that verdicts rest on, by stream, in the order of recording. */
export interface VerdictFacts {
  of(category: 'outlet' | 'staff', id: string): History;
  /** Of a visit. */
  registrationsOf(visit: string): readonly Registration[];
  /** Exports to DSERP that name the opportunity. */
  exportsOf(opportunity: string): History;
  /** Of whole categories, where everything was read. */
  all(category: 'outlet' | 'staff' | 'demand' | 'forecast'): History;
}

/** @param events of any streams, upcast, each stream in the order of recording */
export function verdictFacts(events: History): VerdictFacts {
  const byStream = Map.groupBy(events, ({ stream }) => nameOf(categoryOf(stream), aggregateIdOf(stream)));
  const byCategory = Map.groupBy(events, ({ stream }) => categoryOf(stream));
  const exports = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (event.type !== 'ExportedToErp') continue;
    for (const opportunity of (event.data as unknown as ExportedToErp).opportunityIds) {
      const known = exports.get(opportunity);
      if (known) known.push(event);
      else exports.set(opportunity, [event]);
    }
  }
  return {
    of: (category, id) => byStream.get(nameOf(category, id)) ?? [],
    registrationsOf: (id) => (byStream.get(nameOf(visit.category, id)) ?? []).filter(isRegistration),
    exportsOf: (opportunity) => exports.get(opportunity) ?? [],
    all: (category) => byCategory.get(category) ?? [],
  };
}

/** Whether an event registers a visit. */
export function isRegistration({ type }: RecordedEvent): boolean {
  return type === trafficRegistered.type;
}

function nameOf(category: string, id: string): string {
  return `${category} ${id}`;
}
