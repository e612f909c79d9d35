import { type Cursor, type EventStore, START } from '#event-store';
import type { Instant } from '#kernel';
import { parkedHeads } from '#projection';
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
  /** The only stream that the answer is about. */
  readonly stream?: string;
}

/**
 * What an answer says of itself, read from the very state of the view that it is taken from. One that lacks something
 * known by `asOf` will change when that is redriven: it is not settled.
 */
export async function completenessOf(
  reader: ViewReader,
  { asOf, settled: closed }: Pick<QueryTimes, 'asOf' | 'settled'>,
  { store, upTo, stream }: Reached,
): Promise<Completeness> {
  const incomplete = await missingBy(reader, asOf, stream);
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
  stream: string | undefined,
): Promise<readonly Incomplete[]> {
  const missing = (await parkedHeads(reader)).filter(
    (head) => head.recordedAt <= asOf && (stream === undefined || head.stream === stream),
  );
  const [first] = missing;
  if (!first) return [];
  return [{ projection: reader.spec.name, streams: missing.length, firstPosition: first.position }];
}
