import { type PublishedRuleSet, policyOf, type RuleBook, type RuleSet, ruleSetOf } from '#compliance';
import type { EventStore } from '#event-store';
import { type EventRegistry, noPolicy, type Policy, type PolicyInForce, streamName } from '#kernel';
import { freshly } from './freshly.ts';
import { readEvents } from './read-events.ts';

/** Each issuer has one rule book, whose id is the issuer's name. */
const BOOKS = ['dealer', 'manufacturer'].map((issuer) => streamName('ruleBook', issuer));

/**
 * The policy of the rule books as the log holds them when asked, whichever process published: what was published before a
 * command's clock was read is known to it. Commands in flight at once share a read.
 * @param careTasks the tasks of the plan that Convert creates, by the rules of a book
 */
export function publishedPolicy(
  store: Pick<EventStore, 'readStream'>,
  registry: EventRegistry,
  careTasks: (book: RuleBook) => Policy['careTasks'] = () => noPolicy.careTasks,
): () => Promise<PolicyInForce> {
  const books = BOOKS.map((stream) => ({ stream, revision: -1, sets: [] as RuleSet[] }));
  let inForce: PolicyInForce = { policy: policyOf([], careTasks([])), basedOn: [] };

  return freshly(async () => {
    const news = await Promise.all(
      books.map(({ stream, revision }) => readEvents(store, registry, stream, revision + 1)),
    );
    if (news.every((events) => events.length === 0)) return inForce;
    for (const [n, book] of books.entries())
      for (const { type, data, recordedAt, revision } of news[n] ?? []) {
        book.revision = revision;
        if (type === 'RuleSetPublished') book.sets.push(ruleSetOf(data as unknown as PublishedRuleSet, recordedAt));
      }
    const published = books.flatMap(({ sets }) => sets).sort(byRecording);
    const basedOn = books.flatMap(({ stream, revision }) => (revision < 0 ? [] : [{ stream, revision }]));
    inForce = { policy: policyOf(published, careTasks(published)), basedOn };
    return inForce;
  });
}

function byRecording(a: RuleSet, b: RuleSet): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0;
}
