import { type BuildWriter, type Document, DocumentText } from '#read-store';
import type { Folded } from './folded.ts';
import { type PackedSums, packedSums } from './packed-sums.ts';
import { emptySum, type Sum } from './sum.ts';
import { type Additions, addSum, documentWith } from './sums.ts';

/**
 * Different numbers of a collection that are kept in memory; twice as many additions, of 16 bytes each, and their names. Of
 * what is spread out later, so many things told.
 */
const NUMBERS_IN_MEMORY = 2_000_000;
const DOCUMENTS_AT_A_TIME = 1_000;

/** The sums of a whole build: whatever does not fit into memory is set aside by the writer, and added up at the end. */
export interface GatheredSums {
  add(sums: Folded['sums']): Promise<void>;
  /** Sets everything aside, for whoever takes over what the writer holds. */
  handOver(): Promise<void>;
  /** What the writer has taken over of a collection is among its sums from here on. */
  takeOver(collection: string): void;
  /** The documents that all sums make, in key order, some at a time. What was gathered is gone then. */
  documents(collection: string): AsyncIterable<ReadonlyMap<string, Document | DocumentText>>;
}

/** @param inMemory different numbers of a collection that are kept in memory */
export function gatherSums(
  writer: Pick<BuildWriter, 'setAside' | 'aside'>,
  inMemory = NUMBERS_IN_MEMORY,
): GatheredSums {
  const gathered = new Map<string, { readonly sums: Gathering; full: number }>();
  const setAside = new Set<string>();

  const rest = async (collection: string) => {
    const known = gathered.get(collection);
    if (!known) return;
    setAside.add(collection);
    await writer.setAside(collection, textsOf(known.sums.inKeyOrder()));
    gathered.delete(collection);
  };
  const inKeyOrder = (collection: string): Documents =>
    setAside.has(collection)
      ? documentsOf(addedUp(writer.aside(collection)))
      : (gathered.get(collection)?.sums.documents() ?? []);

  return {
    async add(sums) {
      for (const [collection, added] of sums) {
        const known = gathered.get(collection) ?? { sums: gathering(added), full: inMemory };
        gathered.set(collection, known);
        known.sums.add(added);
        if (known.sums.size() < known.full) continue;
        known.sums.compact();
        known.full = Math.max(inMemory, 2 * known.sums.size());
        if (known.sums.size() > inMemory) await rest(collection);
      }
    },
    async handOver() {
      for (const collection of [...gathered.keys()]) await rest(collection);
    },
    takeOver(collection) {
      setAside.add(collection);
    },
    async *documents(collection) {
      if (setAside.has(collection)) await rest(collection);
      let documents = new Map<string, Document | DocumentText>();
      for (const [key, document] of inKeyOrder(collection)) {
        documents.set(key, document);
        if (documents.size < DOCUMENTS_AT_A_TIME) continue;
        yield documents;
        documents = new Map();
      }
      if (documents.size > 0) yield documents;
      gathered.delete(collection);
    },
  };
}

type Documents = Iterable<readonly [key: string, document: Document | DocumentText]>;

interface Gathering extends PackedSums {
  /** The documents that all sums make, in order of key. */
  documents(): Documents;
}

function* documentsOf(sums: Iterable<readonly [string, Sum]>): Generator<readonly [string, Document]> {
  for (const [key, sum] of sums) {
    const document = documentWith(undefined, sum);
    if (document) yield [key, document];
  }
}

function gathering({ spread }: Additions): Gathering {
  if (!spread) {
    const sums = packedSums();
    return { ...sums, documents: () => documentsOf(sums.inKeyOrder()) };
  }
  const { tell, size, inKeyOrder, textsInKeyOrder } = spread.open();
  return {
    *documents() {
      for (const [key, text] of textsInKeyOrder()) yield [key, new DocumentText(text)];
    },
    add({ told }) {
      for (const one of told) tell(one);
    },
    size,
    compact() {},
    inKeyOrder,
  };
}

type Pairs = readonly (readonly [name: string, sum: number | string])[];

function* textsOf(sums: Iterable<readonly [string, Sum]>): Generator<readonly [string, string]> {
  for (const [key, { fields, numbers }] of sums) {
    const pairs: Pairs = [...numbers].map(([name, { sum }]) => [name, typeof sum === 'bigint' ? String(sum) : sum]);
    yield [key, JSON.stringify([fields, pairs])];
  }
}

function* addedUp(texts: Iterable<readonly [string, string]>): Generator<readonly [string, Sum]> {
  let current: readonly [string, Sum] | undefined;
  for (const [key, text] of texts) {
    const sum = sumOf(text);
    if (current?.[0] === key) addSum(current[1], sum);
    else {
      if (current) yield current;
      current = [key, sum];
    }
  }
  if (current) yield current;
}

function sumOf(text: string): Sum {
  const [fields, pairs] = JSON.parse(text) as [Document, Pairs];
  const sum = emptySum(fields);
  for (const [name, number] of pairs) {
    sum.numbers.set(name, { sum: typeof number === 'string' ? BigInt(number) : number });
  }
  return sum;
}
