import { policyOf, type RuleBook, type RuleSet } from '#compliance';
import type { EventStore } from '#event-store';
import { type EventRegistry, noPolicy, type Policy, type PolicyInForce } from '#kernel';
import { freshly } from './freshly.ts';
import { readEvents } from './read-events.ts';
import { RULE_BOOKS, ruleBookOf, ruleSetsIn } from './rule-books.ts';

/**
 * The policy of the rule books as the log holds them when asked, whichever process published: what was published before a
 * command's clock was read is known to it. Commands in flight at once share a read, and so do those that came in one turn of the
 * event loop.
 * @param careTasks the tasks of the plan that Convert creates, by the rules of a book
 */
export function publishedPolicy(
  store: Pick<EventStore, 'readStream'>,
  registry: EventRegistry,
  careTasks: (book: RuleBook) => Policy['careTasks'] = () => noPolicy.careTasks,
): () => Promise<PolicyInForce> {
  const books = RULE_BOOKS.map((stream) => ({ stream, revision: -1, sets: [] as RuleSet[] }));
  let inForce: PolicyInForce = { policy: policyOf([], careTasks([])), basedOn: [] };

  return freshly(async () => {
    const news = await Promise.all(
      books.map(({ stream, revision }) => readEvents(store, registry, stream, revision + 1)),
    );
    if (news.every((events) => events.length === 0)) return inForce;
    for (const [n, book] of books.entries()) {
      const events = news[n] ?? [];
      book.revision = events.at(-1)?.revision ?? book.revision;
      book.sets.push(...ruleSetsIn(events));
    }
    const published = ruleBookOf(books.flatMap(({ sets }) => sets));
    const basedOn = books.flatMap(({ stream, revision }) => (revision < 0 ? [] : [{ stream, revision }]));
    inForce = { policy: policyOf(published, careTasks(published)), basedOn };
    return inForce;
  }, turnOver);
}

/** Resolves once whatever has arrived is taken up. */
const turnOver = () => new Promise<void>((resolve) => setImmediate(resolve));
