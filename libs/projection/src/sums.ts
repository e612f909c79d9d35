import type { Json } from '#kernel';
import type { Document } from '#read-store';
import type { Deltas } from './projection.ts';

/** What was added to one document of a `sum` collection. A number that is not named is 0. */
export interface Sum {
  readonly numbers: Map<string, Counter>;
  /** What the document says beside its numbers; follows from the key. */
  readonly fields: Document;
}

interface Counter {
  sum: number | bigint;
}

/** What was added, so that it can be taken back: each counter with what it was at before. */
export interface Additions {
  readonly counters: Counter[];
  readonly before: (number | bigint)[];
}

export function emptySum(fields: Document): Sum {
  return { numbers: new Map(), fields };
}

/**
 * Adds to a sum, in place. Whole numbers, exact at any size.
 * @param additions takes note of what was added
 * @throws TypeError for a number that is not whole
 */
export function addTo({ numbers, fields }: Sum, deltas: Deltas, additions: Additions): void {
  const pairs = Array.isArray(deltas) || deltas instanceof Map ? deltas : Object.entries(deltas);
  for (const [name, delta] of pairs) {
    if (typeof delta === 'number' && !Number.isSafeInteger(delta)) {
      throw new TypeError(`${name}: what is added is a whole number up to 2^53, or a bigint`);
    }
    let counter = numbers.get(name);
    if (!counter) {
      if (Object.hasOwn(fields, name)) {
        throw new TypeError(`${name} is a number that is added up and a field at once`);
      }
      counter = { sum: 0 };
      numbers.set(name, counter);
    }
    additions.counters.push(counter);
    additions.before.push(counter.sum);
    counter.sum = plus(counter.sum, delta);
  }
}

/** Takes back what was added, the last first. */
export function undoAdditions({ counters, before }: Additions): void {
  for (let at = counters.length - 1; at >= 0; at--) (counters[at] as Counter).sum = before[at] as number | bigint;
  forgetAdditions({ counters, before });
}

/** From here on they cannot be taken back. */
export function forgetAdditions({ counters, before }: Additions): void {
  counters.length = 0;
  before.length = 0;
}

/** Adds one sum to another of the same document, in place. */
export function addSum(sum: Sum, more: Sum): void {
  for (const [name, { sum: delta }] of more.numbers) {
    const counter = sum.numbers.get(name);
    if (counter) counter.sum = plus(counter.sum, delta);
    else sum.numbers.set(name, { sum: delta });
  }
}

/** Exact at any size. */
export function plus(x: number | bigint, y: number | bigint): number | bigint {
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
  // An object without a prototype takes the thousands of names that a document of cells may have ten times faster.
  const next: Record<string, Json> = Object.create(null);
  for (const name in document) next[name] = document[name] as Json;
  for (const name in fields) next[name] = fields[name] as Json;
  for (const [name, { sum: delta }] of numbers) {
    const held = next[name];
    const number = held === undefined ? delta : plus(typeof held === 'string' ? BigInt(held) : (held as number), delta);
    if (number === 0 || number === 0n) delete next[name];
    else next[name] = typeof number === 'number' ? number : jsonOf(number);
  }
  for (const name in next) if (!Object.hasOwn(fields, name)) return next;
  return null;
}

function jsonOf(number: bigint): number | string {
  const small = Number(number);
  return Number.isSafeInteger(small) ? small : String(number);
}
