import type { BuildWriter, Document } from '#read-store';
import type { Folded } from './fold-batch.ts';
import { addSum, documentWith, emptySum, type Sum } from './sums.ts';

/** Numbers that are kept in memory, of all documents together; some 100 bytes each. */
const NUMBERS_IN_MEMORY = 300_000;
const DOCUMENTS_AT_A_TIME = 1_000;

/** The sums of a whole build: whatever does not fit into memory is set aside by the writer, and added up at the end. */
export interface GatheredSums {
  add(sums: Folded['sums']): Promise<void>;
  /** The documents that all sums make, in key order, some at a time. What was gathered is gone then. */
  documents(collection: string): AsyncIterable<ReadonlyMap<string, Document>>;
}

export function gatherSums(
  writer: Pick<BuildWriter, 'setAside' | 'aside'>,
  inMemory = NUMBERS_IN_MEMORY,
): GatheredSums {
  const gathered = new Map<string, Map<string, Sum>>();
  const setAside = new Set<string>();
  let numbers = 0;

  const rest = async (collection: string) => {
    const sums = gathered.get(collection);
    if (!sums || sums.size === 0) return;
    setAside.add(collection);
    await writer.setAside(collection, textsOf(sums));
    gathered.delete(collection);
  };
  const inKeyOrder = (collection: string): Iterable<readonly [string, Sum]> =>
    setAside.has(collection) ? addedUp(writer.aside(collection)) : sorted(gathered.get(collection) ?? new Map());

  return {
    async add(sums) {
      for (const [collection, added] of sums) {
        const known = gathered.get(collection) ?? new Map<string, Sum>();
        gathered.set(collection, known);
        for (const [key, more] of added) {
          const sum = known.get(key);
          numbers -= sum?.numbers.size ?? 0;
          if (sum) addSum(sum, more);
          else known.set(key, more);
          numbers += (sum ?? more).numbers.size;
        }
      }
      if (numbers <= inMemory) return;
      for (const collection of [...gathered.keys()]) await rest(collection);
      numbers = 0;
    },
    async *documents(collection) {
      if (setAside.has(collection)) await rest(collection);
      let documents = new Map<string, Document>();
      for (const [key, sum] of inKeyOrder(collection)) {
        const document = documentWith(undefined, sum);
        if (document) documents.set(key, document);
        if (documents.size < DOCUMENTS_AT_A_TIME) continue;
        yield documents;
        documents = new Map();
      }
      if (documents.size > 0) yield documents;
      gathered.delete(collection);
    },
  };
}

/** Keys in an order that a store's trees take well; what comes back is in the order of the store. */
function sorted(sums: ReadonlyMap<string, Sum>): readonly (readonly [string, Sum])[] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

type Pairs = readonly (readonly [name: string, sum: number | string])[];

function* textsOf(sums: ReadonlyMap<string, Sum>): Generator<readonly [string, string]> {
  for (const [key, { fields, numbers }] of sorted(sums)) {
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
