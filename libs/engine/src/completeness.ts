import type { Instant } from '#kernel';
import { parkedHeads } from '#projection';
import type { ViewReader } from '#read-store';
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
  readonly settled: boolean;
  readonly incomplete: readonly Incomplete[];
}

/**
 * What an answer says of itself, read from the very state of the view that it is taken from. One that lacks something
 * known by `asOf` will change when that is redriven: it is not settled.
 * @param stream the only one that the answer is about
 */
export async function completenessOf(
  reader: ViewReader,
  { asOf, settled }: Pick<QueryTimes, 'asOf' | 'settled'>,
  stream?: string,
): Promise<Completeness> {
  const incomplete = await missingBy(reader, asOf, stream);
  return { settled: settled && incomplete.length === 0, incomplete };
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
