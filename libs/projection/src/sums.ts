import type { Json } from '#kernel';
import type { Document } from '#read-store';

/** What was added to one document of a `sum` collection. A number that is not named is 0. */
export interface Sum {
  readonly numbers: Map<string, number | bigint>;
  /** What the document says beside its numbers; follows from the key. */
  readonly fields: Document;
}

export function emptySum(fields: Document): Sum {
  return { numbers: new Map(), fields };
}

/**
 * Adds to a sum, in place. Whole numbers, exact at any size.
 * @throws TypeError for a number that is not whole
 */
export function addTo({ numbers, fields }: Sum, deltas: Readonly<Record<string, number | bigint>>): void {
  for (const name in deltas) {
    const delta = deltas[name] as number | bigint;
    if (typeof delta === 'number' && !Number.isSafeInteger(delta)) {
      throw new TypeError(`${name}: what is added is a whole number up to 2^53, or a bigint`);
    }
    if (name in fields) throw new TypeError(`${name} is a number that is added up and a field at once`);
    numbers.set(name, plus(numbers.get(name) ?? 0, delta));
  }
}

function plus(x: number | bigint, y: number | bigint): number | bigint {
  if (typeof x === 'number' && typeof y === 'number') {
    const sum = x + y;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(x) + BigInt(y);
}

/**
 * The document with a sum added; null where every number is 0. A number that is 0 is left out, so that the document is the
 * same whatever the order of additions; numbers beyond 2^53 are decimal strings.
 */
export function documentWith(document: Document | undefined, { numbers, fields }: Sum): Document | null {
  const next: Record<string, Json> = { ...document, ...fields };
  for (const [name, delta] of numbers) {
    const held = next[name] ?? 0;
    const number = plus(typeof held === 'string' ? BigInt(held) : (held as number), delta);
    const small = Number(number);
    if (small === 0) delete next[name];
    else next[name] = Number.isSafeInteger(small) ? small : String(number);
  }
  return Object.keys(next).length === Object.keys(fields).length ? null : next;
}
