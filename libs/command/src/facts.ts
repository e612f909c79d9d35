import { aggregateIdOf, type BasedOn, categoryOf, type Known, type StreamName, streamName } from '#kernel';
import type { StreamLoader } from './stream-loader.ts';

/** How a command names the other streams that its decision needs. */
export type FactNames = Readonly<
  Record<string, StreamName | readonly StreamName[] | { readonly opportunitiesOf: string } | undefined>
>;

/** Ids of the opportunities that a customer has. May lag: each is read from the store before anything rests on it. */
export type OpportunityDirectory = (customerId: string) => Promise<readonly string[]>;

export interface LoadedFacts {
  readonly facts: Readonly<Record<string, Known<unknown> | readonly Known<unknown>[] | undefined>>;
  /** What was read, for the metadata of the events that rest on it. */
  readonly basedOn: readonly BasedOn[];
}

export const NO_FACTS: LoadedFacts = { facts: {}, basedOn: [] };

/** Reads the facts of other streams from the store, never from a view. */
export async function loadFacts(
  names: FactNames,
  loader: StreamLoader,
  directory: OpportunityDirectory,
): Promise<LoadedFacts> {
  const facts: Record<string, Known<unknown> | readonly Known<unknown>[] | undefined> = {};
  const basedOn: BasedOn[] = [];
  const read = async (stream: StreamName): Promise<Known<unknown>> => {
    const { state, revision } = await loader.refresh(loader.aggregateOf(categoryOf(stream)), stream);
    if (revision >= 0) basedOn.push({ stream, revision });
    return { id: aggregateIdOf(stream), state, revision };
  };
  for (const [name, wanted] of Object.entries(names)) {
    if (wanted === undefined) facts[name] = undefined;
    else if (typeof wanted === 'string') facts[name] = await read(wanted);
    else if ('opportunitiesOf' in wanted) {
      const ids = await directory(wanted.opportunitiesOf);
      facts[name] = await Promise.all(ids.map((id) => read(streamName('opportunity', id))));
    } else facts[name] = await Promise.all(wanted.map(read));
  }
  return { facts, basedOn: basedOn.sort((a, b) => (a.stream < b.stream ? -1 : 1)) };
}

/** Both, each stream as it was read first. */
export function joined(read: LoadedFacts, more: LoadedFacts): LoadedFacts {
  return { facts: { ...more.facts, ...read.facts }, basedOn: basedOnBoth(read.basedOn, more.basedOn) };
}

export function basedOnBoth(read: readonly BasedOn[], more: readonly BasedOn[]): readonly BasedOn[] {
  if (more.length === 0) return read;
  const known = new Set(read.map(({ stream }) => stream));
  const all = [...read, ...more.filter(({ stream }) => !known.has(stream))];
  return all.sort((a, b) => (a.stream < b.stream ? -1 : 1));
}
