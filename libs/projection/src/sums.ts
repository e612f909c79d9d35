import type { Json } from '#kernel';
import type { Document } from '#read-store';
import type { Deltas } from './projection.ts';
import type { Spread, SpreadSums } from './spread.ts';
import { emptySum, type Sum } from './sum.ts';

/** What was added to the documents of a collection: one number after the other, or what was told to be spread out. */
export interface Additions {
  readonly keys: string[];
  readonly names: string[];
  readonly deltas: (number | bigint)[];
  /** By key, what a document says beside its numbers, where it says anything. */
  readonly fields: Map<string, Document>;
  readonly spread: Spread | undefined;
  readonly told: unknown[];
}

export function noAdditions(spread?: Spread): Additions {
  return { keys: [], names: [], deltas: [], fields: new Map(), spread, told: [] };
}

export function countOf({ spread, told, deltas }: Additions): number {
  return spread ? told.length : deltas.length;
}

/**
 * Takes note of what is added to a document. Whole numbers, exact at any size.
 * @throws TypeError for a number that is not whole
 */
export function addTo(
  { keys, names, deltas: noted, fields: beside }: Additions,
  key: string,
  deltas: Deltas,
  fields?: Document,
): void {
  if (fields) beside.set(key, fields);
  const pairs = Array.isArray(deltas) || deltas instanceof Map ? deltas : Object.entries(deltas);
  for (const [name, delta] of pairs) {
    if (typeof delta === 'number' && !Number.isSafeInteger(delta)) {
      throw new TypeError(`${name}: what is added is a whole number up to 2^53, or a bigint`);
    }
    if (fields && Object.hasOwn(fields, name)) {
      throw new TypeError(`${name} is a number that is added up and a field at once`);
    }
    keys.push(key);
    names.push(name);
    noted.push(delta);
  }
}

/** Takes back all but the first `length`. */
export function undoAdditions({ keys, names, deltas, spread, told }: Additions, length: number): void {
  if (spread) told.length = length;
  else {
    keys.length = length;
    names.length = length;
    deltas.length = length;
  }
}

/** What additions come to, by document. */
export function sumsOf(all: readonly Additions[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  const spreads = new Map<Spread, SpreadSums>();
  for (const { keys, names, deltas, fields, spread, told } of all) {
    if (spread) {
      const open = spreads.get(spread) ?? spread.open();
      spreads.set(spread, open);
      for (const one of told) open.tell(one);
    }
    for (const [at, delta] of deltas.entries()) {
      const key = keys[at] as string;
      let sum = sums.get(key);
      if (!sum) {
        sum = emptySum(fields.get(key) ?? {});
        sums.set(key, sum);
      }
      const name = names[at] as string;
      const counter = sum.numbers.get(name);
      if (counter) counter.sum = plus(counter.sum, delta);
      else sum.numbers.set(name, { sum: delta });
    }
  }
  for (const open of spreads.values()) for (const [key, sum] of open.inKeyOrder()) sums.set(key, sum);
  return sums;
}

/** Adds one sum to another of the same document, in place. */
export function addSum(sum: Sum, more: Sum): void {
  for (const [name, { sum: delta }] of more.numbers) {
    const counter = sum.numbers.get(name);
    if (counter) counter.sum = plus(counter.sum, delta);
    else sum.numbers.set(name, { sum: delta });
  }
}

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
