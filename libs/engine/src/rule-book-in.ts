import { readEvents } from '#command';
import { type PublishedRuleSet, type RuleBook, ruleSetOf } from '#compliance';
import type { EventStore } from '#event-store';
import { streamName } from '#kernel';
import { registry } from './domain.ts';

/** Each issuer has one rule book. */
const BOOKS = ['manufacturer', 'dealer'].map((issuer) => streamName('ruleBook', issuer));

/** Every rule set that was ever published, in the order of recording. */
export async function ruleBookIn(store: Pick<EventStore, 'readStream'>): Promise<RuleBook> {
  const published = (await Promise.all(BOOKS.map((book) => readEvents(store, registry, book)))).flat();
  return published
    .filter(({ type }) => type === 'RuleSetPublished')
    .sort((a, b) => a.position - b.position)
    .map(({ data, recordedAt }) => ruleSetOf(data as unknown as PublishedRuleSet, recordedAt));
}
