import { categoryOf, type RecordedEvent, type StreamName } from '#kernel';
import { StreamNotFound } from '../errors.ts';
import type { ReadAllOptions, ReadStreamOptions } from '../event-store.ts';
import { PAGE_EVENTS } from './limits.ts';
import type { LogPages } from './log-pages.ts';

type Page = readonly RecordedEvent[];

/** Pages of a stream, in the order of `direction`. @throws StreamNotFound */
export async function* readStreamPages(
  log: LogPages,
  stream: StreamName,
  { direction = 'forwards', from, limit = Number.POSITIVE_INFINITY }: ReadStreamOptions = {},
): AsyncGenerator<Page> {
  const step = direction === 'forwards' ? 1 : -1;
  const whole = direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER;
  let next = from ?? whole;
  let left = limit;
  let found = false;
  while (left > 0) {
    const page = log.ofStream(stream, next, direction, Math.min(left, PAGE_EVENTS));
    const last = page.at(-1);
    if (!last) {
      // Where all of a stream is asked for and nothing found, there is none: the usual case of a stream that is new.
      if (next === whole) throw new StreamNotFound(stream);
      break;
    }
    found = true;
    yield page;
    left -= page.length;
    next = last.revision + step;
  }
  if (!found && log.lastRevision(stream) === -1) throw new StreamNotFound(stream);
}

/** Pages of the log as it stood when the read began; forward unfiltered ones give each event its index. */
export async function* readAllPages(log: LogPages, options: ReadAllOptions = {}): AsyncGenerator<Page> {
  const wanted = filterOf(options);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  if (left <= 0) return;
  for (const page of options.direction === 'backwards' ? pagesBack(log, options) : pagesOn(log, options)) {
    const matching = wanted ? page.filter(wanted) : page;
    const taken = matching.length > left ? matching.slice(0, left) : matching;
    if (taken.length > 0) yield taken;
    left -= taken.length;
    if (left <= 0) return;
  }
}

function* pagesOn(log: LogPages, { after, limit, types, categories }: ReadAllOptions): Generator<Page> {
  const end = log.head().position;
  let position = after?.position ?? 0;
  if (categories) return yield* log.ofCategories(position, end, new Set(categories), limit === undefined);
  const size = types || limit === undefined ? PAGE_EVENTS : Math.min(limit, PAGE_EVENTS);
  while (position < end) {
    const page = log.forwards(position, end, size);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    position = last.position;
  }
}

function* pagesBack(log: LogPages, { after, limit = PAGE_EVENTS, types, categories }: ReadAllOptions): Generator<Page> {
  const size = types || categories ? PAGE_EVENTS : Math.min(limit, PAGE_EVENTS);
  let position = after?.position ?? log.head().position + 1;
  for (;;) {
    const page = log.backwards(position, size);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    position = last.position;
  }
}

/** The events asked for by type and by category of their stream; undefined where all are. */
export function filterOf({
  types,
  categories,
}: Pick<ReadAllOptions, 'types' | 'categories'>): ((event: RecordedEvent) => boolean) | undefined {
  if (!types && !categories) return undefined;
  const typeNames = types && new Set(types);
  const categoryNames = categories && new Set(categories);
  return (event) => (typeNames?.has(event.type) ?? true) && (categoryNames?.has(categoryOf(event.stream)) ?? true);
}
