import { aggregateIdOf, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { SEVERAL, type Times } from '#projection';
import type { Found, ViewReader } from '#read-store';
import type { Filed } from './customer.projection.ts';
import { truthAt } from './truth.ts';

/** All events of a stream, upcast, as stored; none where there is no such stream. */
export type ReadStream = (stream: StreamName) => Promise<readonly RecordedEvent[]>;

/** One person, under whatever ids they had files. */
export interface Person {
  /** The customer whom all others were merged into. */
  readonly id: string;
  /** Theirs first. */
  readonly ids: readonly string[];
}

/** Whom an id stood for then by what was known then: merges lead on, and those that lead in a circle to its first id. */
export async function personOf(view: ViewReader, read: ReadStream, id: string, times: Times): Promise<Person> {
  const intoOf = async (customer: string) => {
    const merged = truthAt(await read(streamName('customer', customer)), times).findLast(
      ({ type }) => type === 'CustomersMerged',
    );
    return merged?.data.into as string | undefined;
  };
  const way = [id];
  let next = await intoOf(id);
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = await intoOf(next);
  }
  const last = (next === undefined ? way.at(-1) : way.slice(way.indexOf(next)).sort()[0]) as string;
  const ids = new Set([last]);
  for (const into of ids) {
    for (const { key } of await filedUnder(view, 'merges', 'into', into)) {
      const from = aggregateIdOf(key as StreamName);
      if ((await intoOf(from)) === into) ids.add(from);
    }
  }
  return { id: last, ids: [...ids] };
}

/** Streams and mentions that may tell of a person: what they say decides. */
export interface Whereabouts {
  readonly opportunities: readonly StreamName[];
  readonly visits: readonly StreamName[];
  readonly mentions: readonly Mention[];
}

export interface Mention extends Filed {
  /** Stream and revision. */
  readonly key: string;
}

export async function whereaboutsOf(view: ViewReader, customers: readonly string[]): Promise<Whereabouts> {
  const opportunities = await filedUnderAny(view, 'opportunities', 'customer', customers);
  const ids = opportunities.map(({ key }) => aggregateIdOf(key as StreamName));
  const told = async (collection: string) => {
    const found = [
      ...(await filedUnderAny(view, collection, 'customer', customers)),
      ...(await filedUnderAny(view, collection, 'opportunity', ids)),
    ];
    return [...new Map(found.map((one) => [one.key, one])).values()];
  };
  const mentions = (await told('mentions')).map(({ key, document }) => ({ ...(document as Filed), key }));
  return {
    opportunities: opportunities.map(({ key }) => key as StreamName),
    visits: (await told('visits')).map(({ key }) => key as StreamName),
    mentions,
  };
}

async function filedUnderAny(view: ViewReader, collection: string, field: string, values: readonly string[]) {
  const found = new Map<string, Found>();
  for (const value of values) {
    for (const one of await filedUnder(view, collection, field, value)) found.set(one.key, one);
  }
  return [...found.values()];
}

async function filedUnder(view: ViewReader, collection: string, field: string, value: string) {
  const find = (equals: string) => view.find(collection, { index: [field], equals: [equals] });
  return [...(await find(value)), ...(await find(SEVERAL))];
}
