import { type FactNames, readEvents } from '#command';
import { effectiveState, type History, type Judging } from '#compliance';
import type { EventStore } from '#event-store';
import { type Aggregate, aggregateIdOf, categoryOf, type Instant, type Known, type StreamName } from '#kernel';
import { foldEffective, noOpportunity, opportunity } from '#opportunity';
import { aggregates, registry } from './domain.ts';
import { type ImportedMatches, importedMatches } from './imported-matches.ts';

/** What verdicts on imports ask of other streams, read from the log as they ask for it. */
export interface KnownStreams {
  /** As `Judging` wants it. What is not read yet is noted, and not told. */
  readonly known: NonNullable<Judging['known']>;
  /** Reads what was noted. @returns whether there was anything: then whoever judged judges again */
  read(): Promise<boolean>;
}

type Names = Parameters<NonNullable<Judging['known']>>[0];

/** Verdicts that ask for nothing cost nothing: the opportunities of customers are looked up once, when first asked for. */
export function knownStreams({ store }: { readonly store: EventStore }): KnownStreams {
  const histories = new Map<StreamName, History>();
  const noted = new Set<StreamName>();
  const customers = lookUp();
  const matches = lookUp();
  let ofCustomers: ReadonlyMap<string, readonly StreamName[]> | undefined;
  let ofImports: ImportedMatches | undefined;

  function told(stream: StreamName): History | undefined {
    const history = histories.get(stream);
    if (!history) noted.add(stream);
    return history;
  }

  function stateAt(stream: StreamName, at: Instant, knownBy: Instant): Known<unknown> | undefined {
    const history = told(stream);
    if (!history) return undefined;
    const seen = history.filter(({ recordedAt }) => recordedAt <= knownBy);
    const id = aggregateIdOf(stream);
    const state = effective(stream, seen, at);
    const revision = seen.length - 1;
    if (categoryOf(stream) !== 'vehicle') return { id, state, revision };
    if (!ofImports) matches.wanted = true;
    const holder = ofImports?.holderOf(id, at, knownBy);
    return { id, state: holder ? { heldBy: holder, ...(state as object) } : state, revision };
  }

  function fact(wanted: FactNames[string], at: Instant, knownBy: Instant) {
    if (wanted === undefined) return undefined;
    if (typeof wanted === 'string') return stateAt(wanted, at, knownBy);
    let streams = wanted as readonly StreamName[];
    if ('opportunitiesOf' in wanted) {
      if (!ofCustomers) {
        customers.wanted = true;
        return undefined;
      }
      streams = ofCustomers.get(wanted.opportunitiesOf) ?? [];
    }
    const states = streams.map((stream) => stateAt(stream, at, knownBy));
    return states.every((state) => state !== undefined) ? states : undefined;
  }

  return {
    known: (streams: Names, at, knownBy) =>
      Object.fromEntries(
        Object.entries(streams as FactNames).map(([name, wanted]) => [name, fact(wanted, at, knownBy)]),
      ),
    async read() {
      const [streams, isAsked] = [[...noted], noted.size > 0 || customers.wanted || matches.wanted];
      noted.clear();
      for (const stream of streams) histories.set(stream, await readEvents(store, registry, stream));
      if (customers.wanted) ofCustomers = await opportunitiesOfCustomers(store);
      if (matches.wanted) ofImports = await importedMatches(store);
      customers.wanted = false;
      matches.wanted = false;
      return isAsked;
    },
  };
}

function lookUp(): { wanted: boolean } {
  return { wanted: false };
}

const byCategory = new Map(aggregates.map((aggregate) => [aggregate.category, aggregate]));

function effective(stream: StreamName, events: History, at: Instant): unknown {
  const category = categoryOf(stream);
  if (category === opportunity.category) return events.length === 0 ? noOpportunity : foldEffective(events, at);
  return effectiveState(byCategory.get(category) as Aggregate, events, at);
}

async function opportunitiesOfCustomers(store: EventStore): Promise<ReadonlyMap<string, readonly StreamName[]>> {
  const found = new Map<string, StreamName[]>();
  for await (const page of store.readAll({ types: ['Created'], categories: [opportunity.category] })) {
    for (const event of page) {
      const { customerId } = registry.upcast(event).data;
      if (typeof customerId === 'string') found.set(customerId, [...(found.get(customerId) ?? []), event.stream]);
    }
  }
  return found;
}
