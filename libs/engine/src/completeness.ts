import { type Cursor, type EventStore, START } from '#event-store';
import type { Instant, StreamName } from '#kernel';
import { type ParkedEvent, parkedHeads } from '#projection';
import type { ViewReader } from '#read-store';
import { lastPlace } from './last-place.ts';
import { positionToken } from './position-token.ts';
import type { QueryTimes } from './query-time.ts';

/** What an answer lacks: events that its projection could not apply, and all that wait behind them. */
export interface Incomplete {
  readonly projection: string;
  /** Streams whose events are missing. */
  readonly streams: number;
  /** Store position of the first missing event. */
  readonly firstPosition: number;
}

export interface Completeness {
  /** Up to where in the log the answer holds everything; of a settled one, where what was recorded by its `asOf` ends. */
  readonly position: string;
  readonly settled: boolean;
  readonly incomplete: readonly Incomplete[];
}

export interface Reached {
  readonly store: EventStore;
  /** Up to where the answer was read; undefined: nothing was. */
  readonly upTo: Pick<Cursor, 'index'> | undefined;
  /** Whether the answer is about what a stream tells, and its asker may know of it; default: it is about every stream. */
  readonly concerns?: ((stream: StreamName) => boolean | Promise<boolean>) | undefined;
}

/**
 * What an answer says of itself, read from the very state of the view that it is taken from. One that lacks something
 * known by `asOf` will change when that is redriven: it is not settled.
 */
export async function completenessOf(
  reader: ViewReader,
  { asOf, settled: closed }: Pick<QueryTimes, 'asOf' | 'settled'>,
  { store, upTo, concerns }: Reached,
): Promise<Completeness> {
  const incomplete = await missingBy(reader, asOf, concerns);
  const settled = closed && incomplete.length === 0;
  return { position: await positionOf(store, { asOf, settled }, upTo), settled, incomplete };
}

/** Where in the log an answer stands, as it says it: a settled one always at the same place, however long the log has become. */
export async function positionOf(
  store: EventStore,
  { asOf, settled }: Pick<QueryTimes, 'asOf' | 'settled'>,
  upTo: Pick<Cursor, 'index'> = START,
): Promise<string> {
  const place = settled ? await lastPlace(store, (recordedAt) => recordedAt <= asOf) : upTo;
  return positionToken(store.header.logId, place);
}

async function missingBy(
  reader: ViewReader,
  asOf: Instant,
  concerns: Reached['concerns'] = () => true,
): Promise<readonly Incomplete[]> {
  const missing: ParkedEvent[] = [];
  for (const head of await parkedHeads(reader)) {
    if (head.recordedAt <= asOf && (await concerns(head.stream as StreamName))) missing.push(head);
  }
  const [first] = missing;
  if (!first) return [];
  return [{ projection: reader.spec.name, streams: missing.length, firstPosition: first.position }];
}
