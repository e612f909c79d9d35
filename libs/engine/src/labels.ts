import { readEvents } from '#command';
import { outlet, staff } from '#dealership';
import type { EventStore } from '#event-store';
import { type Instant, type RecordedEvent, withOpenedCorrections } from '#kernel';
import type { Codec } from '#privacy';
import { registry } from './domain.ts';
import { streamNamed } from './stream-named.ts';

/** What a value of a dimension is called: the name of a person, the label of an outlet. */
export type Labels = ReadonlyMap<string, string>;

const PEOPLE: ReadonlySet<string> = new Set(['consultant', 'team']);

interface Asked {
  readonly asOf: Instant;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

/** What values of a dimension were called by what was known then, those that were called anything. */
export async function labelsOf(
  dimension: string,
  ids: readonly string[],
  { store, codec }: { readonly store: EventStore; readonly codec: Codec },
  { asOf, mayName }: Asked,
): Promise<Labels> {
  const read = async (category: string, id: string) =>
    (await eventsOf(store, category, id)).filter(({ recordedAt }) => recordedAt <= asOf);
  const labels = new Map<string, string>();
  for (const id of ids) {
    const label =
      dimension === 'outlet'
        ? outletLabel(await read(outlet.category, id))
        : PEOPLE.has(dimension) && mayName
          ? await staffName(await read(staff.category, id), codec)
          : undefined;
    if (label !== undefined) labels.set(id, label);
  }
  return labels;
}

/** Groups by a dimension, each with what its value was called, where it was called anything. */
export async function withLabels<Group extends { readonly key: string }>(
  dimension: string,
  groups: readonly Group[],
  stores: Parameters<typeof labelsOf>[2],
  asked: Asked,
): Promise<readonly (Group & { readonly label?: string })[]> {
  const labels = await labelsOf(
    dimension,
    groups.map(({ key }) => key),
    stores,
    asked,
  );
  return groups.map((group) => {
    const label = labels.get(group.key);
    return label === undefined ? group : { ...group, label };
  });
}

function outletLabel(events: readonly RecordedEvent[]): string | undefined {
  return events.reduce((state, event) => outlet.evolve(state, event), outlet.initial).label;
}

async function staffName(events: readonly RecordedEvent[], codec: Codec): Promise<string | undefined> {
  const opened = await codec.open(events, () => true);
  const names = withOpenedCorrections(opened)
    .map(({ data }) => data.name)
    .filter((name) => typeof name === 'string');
  return names.at(-1);
}

async function eventsOf(store: EventStore, category: string, id: string): Promise<readonly RecordedEvent[]> {
  // A dimension's value need not be an id of this log, e.g. `(none)`.
  const stream = streamNamed(category, id);
  return stream ? readEvents(store, registry, stream) : [];
}
