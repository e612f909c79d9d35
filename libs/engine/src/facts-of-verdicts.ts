import { readEvents } from '#command';
import { type History, type VerdictFacts, verdictFacts } from '#compliance';
import type { EventStore } from '#event-store';
import type { JsonObject, RecordedEvent, StreamName } from '#kernel';
import { registry } from './domain.ts';
import { streamNamed } from './stream-named.ts';

type Stored = Pick<EventStore, 'readStream' | 'readAll'>;

/** Those that one opportunity's events name. */
export async function factsNamedIn(store: Stored, history: History): Promise<VerdictFacts> {
  const streams = [...new Set(history.flatMap(streamsNamedIn))];
  const read = async (stream: StreamName) => await readEvents(store, registry, stream);
  const events = (await Promise.all(streams.map(read))).flat();
  const isSold = history.some(({ type }) => type === 'Converted');
  return verdictFacts([...events, ...(isSold ? await eventsIn(store, ['erpBatch']) : [])]);
}

/** All that there are, for whoever judges every opportunity. */
export async function allFacts(store: Stored): Promise<VerdictFacts> {
  return verdictFacts(await eventsIn(store, ['outlet', 'staff', 'visit', 'erpBatch', 'demand', 'forecast']));
}

/** All events of whole categories, upcast, in the order of recording. */
export async function eventsIn(store: Stored, categories: readonly string[]): Promise<History> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll({ categories })) for (const event of page) events.push(registry.upcast(event));
  return events;
}

function streamsNamedIn({ data, meta }: RecordedEvent): readonly StreamName[] {
  const to = (data.to ?? {}) as JsonObject;
  const named = [
    ['outlet', meta.outlet],
    ['outlet', data.outlet],
    ['staff', data.consultant],
    ['staff', typeof to === 'object' ? to.consultant : undefined],
    ['visit', data.visitId],
  ] as const;
  return named.flatMap(([category, id]) => (typeof id === 'string' ? (streamNamed(category, id) ?? []) : []));
}
