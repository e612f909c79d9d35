import type { Json } from '#kernel';
import type { Document } from '#read-store';
import type { Deltas } from './projection.ts';

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
export function addTo({ numbers, fields }: Sum, deltas: Deltas): void {
  for (const [name, delta] of deltas instanceof Map ? deltas : Object.entries(deltas)) {
    if (typeof delta === 'number' && !Number.isSafeInteger(delta)) {
      throw new TypeError(`${name}: what is added is a whole number up to 2^53, or a bigint`);
    }
    if (Object.hasOwn(fields, name)) throw new TypeError(`${name} is a number that is added up and a field at once`);
    const before = numbers.get(name);
    numbers.set(name, before === undefined ? delta : plus(before, delta));
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
  // A Map takes the thousands of names that a document of cells may have far faster than an object does.
  const next = new Map<string, Json>();
  for (const name in document) next.set(name, document[name] as Json);
  for (const name in fields) next.set(name, fields[name] as Json);
  for (const [name, delta] of numbers) {
    const held = next.get(name);
    const number = held === undefined ? delta : plus(typeof held === 'string' ? BigInt(held) : (held as number), delta);
    if (number === 0 || number === 0n) next.delete(name);
    else next.set(name, typeof number === 'number' ? number : jsonOf(number));
  }
  return next.size === Object.keys(fields).length ? null : Object.fromEntries(next);
}

function jsonOf(number: bigint): number | string {
  const small = Number(number);
  return Number.isSafeInteger(small) ? small : String(number);
}
