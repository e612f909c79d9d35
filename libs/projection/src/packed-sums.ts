import type { Document } from '#read-store';
import { emptySum, type Sum } from './sum.ts';
import { type Additions, plus } from './sums.ts';

/** What was added to the documents of one collection, in columns: 16 bytes an addition, and each name once. */
export interface PackedSums {
  add(additions: Additions): void;
  /** Additions that are held. */
  size(): number;
  /** Makes one addition of all that name the same number. */
  compact(): void;
  /** What was added to each document, in order of key. */
  inKeyOrder(): Iterable<readonly [key: string, sum: Sum]>;
}

const BLOCK = 65_536;

interface Added {
  readonly key: number;
  readonly places: readonly number[];
  readonly sums: Float64Array;
}

interface Block {
  readonly keys: Uint32Array;
  readonly names: Uint32Array;
  readonly deltas: Float64Array;
}

export function packedSums(): PackedSums {
  const keys = interned();
  const names = interned();
  const fields = new Map<string, Document>();
  /** By key and name, what no double holds exactly. */
  const large = new Map<number, Map<number, bigint>>();
  let blocks: Block[] = [];
  let size = 0;

  const append = (key: number, name: number, delta: number) => {
    const at = size % BLOCK;
    if (at === 0) blocks.push(block());
    const { keys: keyColumn, names: nameColumn, deltas } = blocks[blocks.length - 1] as Block;
    keyColumn[at] = key;
    nameColumn[at] = name;
    deltas[at] = delta;
    size += 1;
  };
  const addLarge = (key: number, name: number, delta: bigint) => {
    const ofKey = large.get(key) ?? new Map<number, bigint>();
    large.set(key, ofKey);
    ofKey.set(name, (ofKey.get(name) ?? 0n) + delta);
  };
  /** Every document of some additions, in order of key: its numbers in `sums`, by the places of names that it uses. */
  function* eachDocument(held: readonly Block[], count: number): Generator<Added> {
    const { order, starts } = byKey(held, count, keys.texts.length);
    const sums = new Float64Array(names.texts.length);
    const used = new Uint8Array(names.texts.length);
    const inOrder = keys.texts.map((text, key) => ({ text, key })).sort((a, b) => (a.text < b.text ? -1 : 1));
    for (const { key } of inOrder) {
      const places: number[] = [];
      for (let n = starts[key] as number; n < (starts[key + 1] as number); n += 1) {
        const at = order[n] as number;
        const { names: column, deltas } = held[Math.floor(at / BLOCK)] as Block;
        const [name, delta] = [column[at % BLOCK] as number, deltas[at % BLOCK] as number];
        if (used[name] === 0) {
          used[name] = 1;
          places.push(name);
        }
        const sum = (sums[name] as number) + delta;
        if (Number.isSafeInteger(sum)) sums[name] = sum;
        else addLarge(key, name, BigInt(delta));
      }
      yield { key, places, sums };
      for (const place of places) {
        sums[place] = 0;
        used[place] = 0;
      }
    }
  }

  return {
    size: () => size,
    add({ keys: texts, names: named, deltas, fields: beside }) {
      for (const [at, delta] of deltas.entries()) {
        const key = keys.placeOf(texts[at] as string);
        const name = names.placeOf(named[at] as string);
        if (typeof delta === 'number') append(key, name, delta);
        else addLarge(key, name, delta);
      }
      for (const [text, document] of beside) fields.set(text, document);
    },
    compact() {
      const [held, count] = [blocks, size];
      blocks = [];
      size = 0;
      for (const { key, places, sums } of eachDocument(held, count)) {
        for (const place of places) if (sums[place] !== 0) append(key, place, sums[place] as number);
      }
    },
    *inKeyOrder() {
      for (const { key, places, sums } of eachDocument(blocks, size)) {
        const text = keys.texts[key] as string;
        const sum = emptySum(fields.get(text) ?? {});
        for (const place of places) sum.numbers.set(names.texts[place] as string, { sum: sums[place] as number });
        for (const [place, more] of large.get(key) ?? []) {
          const name = names.texts[place] as string;
          sum.numbers.set(name, { sum: plus(sum.numbers.get(name)?.sum ?? 0, more) });
        }
        yield [text, sum];
      }
    },
  };
}

function block(): Block {
  return { keys: new Uint32Array(BLOCK), names: new Uint32Array(BLOCK), deltas: new Float64Array(BLOCK) };
}

/** Texts, each with its place. */
function interned() {
  const places = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    placeOf(text: string): number {
      let place = places.get(text);
      if (place === undefined) {
        place = texts.push(text) - 1;
        places.set(text, place);
      }
      return place;
    },
  };
}

/** Places of additions by key, and where those of each key begin: by counting, in two passes. */
function byKey(blocks: readonly Block[], size: number, keys: number) {
  const starts = new Uint32Array(keys + 1);
  const order = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) starts[keyAt(blocks, at) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) starts[key + 1]! += starts[key]!;
  const next = starts.slice();
  for (let at = 0; at < size; at += 1) {
    const key = keyAt(blocks, at);
    order[next[key] as number] = at;
    next[key]! += 1;
  }
  return { order, starts };
}

function keyAt(blocks: readonly Block[], at: number): number {
  return (blocks[Math.floor(at / BLOCK)] as Block).keys[at % BLOCK] as number;
}
