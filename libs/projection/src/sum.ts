import type { Document } from '#read-store';

/** What was added to one document of a `sum` collection. A number that is not named is 0. */
export interface Sum {
  readonly numbers: Map<string, Counter>;
  /** What the document says beside its numbers; follows from the key. */
  readonly fields: Document;
}

interface Counter {
  sum: number | bigint;
}

export function emptySum(fields: Document): Sum {
  return { numbers: new Map(), fields };
}
