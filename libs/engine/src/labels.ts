import { readEvents } from '#command';
import { outlet, staff } from '#dealership';
import type { EventStore } from '#event-store';
import { type RecordedEvent, type StreamName, streamName } from '#kernel';
import type { Codec } from '#privacy';
import { registry } from './domain.ts';

/** What a value of a dimension is called: the name of a person, the label of an outlet. */
export type Labels = ReadonlyMap<string, string>;

const PEOPLE: ReadonlySet<string> = new Set(['consultant', 'team']);

/** Labels for values of a dimension, those that there are; names of people only where they may be seen. */
export async function labelsOf(
  dimension: string,
  ids: readonly string[],
  { store, codec }: { readonly store: EventStore; readonly codec: Codec },
  mayName: boolean,
): Promise<Labels> {
  const labels = new Map<string, string>();
  for (const id of ids) {
    const label =
      dimension === 'outlet'
        ? await outletLabel(store, id)
        : PEOPLE.has(dimension) && mayName
          ? await staffName(store, codec, id)
          : undefined;
    if (label !== undefined) labels.set(id, label);
  }
  return labels;
}

async function outletLabel(store: EventStore, id: string): Promise<string | undefined> {
  const events = await eventsOf(store, 'outlet', id);
  return events.reduce((state, event) => outlet.evolve(state, event), outlet.initial).label;
}

async function staffName(store: EventStore, codec: Codec, id: string): Promise<string | undefined> {
  const opened = await codec.open(await eventsOf(store, staff.category, id), () => true);
  const names = opened.map(({ data }) => data.name).filter((name) => typeof name === 'string');
  return names.at(-1);
}

async function eventsOf(store: EventStore, category: string, id: string): Promise<readonly RecordedEvent[]> {
  const stream = nameOf(category, id);
  return stream ? readEvents(store, registry, stream) : [];
}

/** A dimension's value need not be an id of this log, e.g. `(none)`. */
function nameOf(category: string, id: string): StreamName | undefined {
  try {
    return streamName(category, id);
  } catch {
    return undefined;
  }
}
