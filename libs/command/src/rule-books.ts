import { type PublishedRuleSet, type RuleBook, type RuleSet, ruleSetOf } from '#compliance';
import type { EventStore } from '#event-store';
import { type EventRegistry, type RecordedEvent, streamName } from '#kernel';
import { readEvents } from './read-events.ts';

/** Each issuer has one rule book, whose id is the issuer's name. */
export const RULE_BOOKS = ['dealer', 'manufacturer'].map((issuer) => streamName('ruleBook', issuer));

/** Every rule set that was ever published. */
export async function ruleBookIn(store: Pick<EventStore, 'readStream'>, registry: EventRegistry): Promise<RuleBook> {
  const books = await Promise.all(RULE_BOOKS.map((stream) => readEvents(store, registry, stream)));
  return ruleBookOf(books.flatMap(ruleSetsIn));
}

/** The rule sets that were published among the events of a rule book. */
export function ruleSetsIn(events: readonly RecordedEvent[]): readonly RuleSet[] {
  return events
    .filter(({ type }) => type === 'RuleSetPublished')
    .map(({ data, recordedAt }) => ruleSetOf(data as unknown as PublishedRuleSet, recordedAt));
}

/** Rule sets of all issuers, in the order of recording. */
export function ruleBookOf(sets: readonly RuleSet[]): RuleBook {
  return sets.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}
