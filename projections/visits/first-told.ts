import { epochMs, type Instant } from '#kernel';
import type { ViewReader } from '#read-store';
import { fileIn, visitIn } from './told.ts';
import type { Told } from './visits.projection.ts';

/** What was known by then of rows that the asker may see. */
export interface KnownTellings {
  readonly asOf: Instant;
  /** Default: every row. */
  readonly isWithin?: ((row: Row) => boolean) | undefined;
}

interface Row {
  readonly outlet: string | undefined;
  readonly consultant: string | undefined;
}

/** So many documents tell, as a rule, when the first one began. */
const FEW = 64;

/**
 * When the first visit, or file, began; undefined: none was known. A document is filed by the earliest that was ever told of
 * it, so that none behind the first one found began before.
 */
export async function firstTold(
  view: ViewReader,
  collection: 'visits' | 'files',
  { asOf, isWithin = () => true }: KnownTellings,
): Promise<Instant | undefined> {
  const times = { asOf, effectiveAt: '9999-12-31T23:59:59.999Z' as Instant };
  const read = collection === 'visits' ? visitIn : fileIn;
  let first: Instant | undefined;
  for (const some of [{ limit: FEW }, {}]) {
    const found = await view.find(collection, { index: ['at'], ...some });
    for (const { key, document } of found) {
      if (first !== undefined && (document.at as number) >= epochMs(first)) return first;
      const row = read(key, document as unknown as Told, times);
      if (row && isWithin(row) && (first === undefined || row.at < first)) first = row.at;
    }
    if (found.length < FEW) break;
  }
  return first;
}
