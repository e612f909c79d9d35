import type { BuildWriter, Document } from '#read-store';
import type { Folded } from './fold-batch.ts';
import { documentWith, emptySum, plus, type Sum } from './sums.ts';

/** Numbers that are kept in memory, of all documents together; some 50 bytes each. */
const NUMBERS_IN_MEMORY = 500_000;
const DOCUMENTS_AT_A_TIME = 1_000;

/** The sums of a whole build: whatever does not fit into memory is set aside by the writer, and added up at the end. */
export interface GatheredSums {
  add(sums: Folded['sums']): Promise<void>;
  /** The documents that all sums make, in key order, some at a time. What was gathered is gone then. */
  documents(collection: string): AsyncIterable<ReadonlyMap<string, Document>>;
}

/** A sum as it is gathered: the names of numbers are kept once for all documents. */
interface Gathered {
  readonly fields: Document;
  readonly numbers: Map<string, number | bigint>;
}

export function gatherSums(
  writer: Pick<BuildWriter, 'setAside' | 'aside'>,
  inMemory = NUMBERS_IN_MEMORY,
): GatheredSums {
  const gathered = new Map<string, Map<string, Gathered>>();
  const names = new Map<string, string>();
  const setAside = new Set<string>();
  let numbers = 0;

  const nameOf = (name: string): string => {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  };
  const gather = (known: Map<string, Gathered>, key: string, more: Sum) => {
    let sum = known.get(key);
    if (!sum) {
      sum = { fields: more.fields, numbers: new Map() };
      known.set(key, sum);
    }
    const before = sum.numbers.size;
    for (const [name, { sum: delta }] of more.numbers) {
      const held = sum.numbers.get(name);
      sum.numbers.set(held === undefined ? nameOf(name) : name, held === undefined ? delta : plus(held, delta));
    }
    numbers += sum.numbers.size - before;
  };
  const rest = async (collection: string) => {
    const sums = gathered.get(collection);
    if (!sums || sums.size === 0) return;
    setAside.add(collection);
    await writer.setAside(collection, textsOf(sums));
    gathered.delete(collection);
  };
  const inKeyOrder = (collection: string): Iterable<readonly [string, Gathered]> =>
    setAside.has(collection) ? addedUp(writer.aside(collection)) : sorted(gathered.get(collection) ?? new Map());

  return {
    async add(sums) {
      for (const [collection, added] of sums) {
        const known = gathered.get(collection) ?? new Map<string, Gathered>();
        gathered.set(collection, known);
        for (const [key, more] of added) gather(known, key, more);
      }
      if (numbers <= inMemory) return;
      for (const collection of [...gathered.keys()]) await rest(collection);
      numbers = 0;
    },
    async *documents(collection) {
      if (setAside.has(collection)) await rest(collection);
      let documents = new Map<string, Document>();
      for (const [key, sum] of inKeyOrder(collection)) {
        const document = documentOf(sum);
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
function sorted(sums: ReadonlyMap<string, Gathered>): readonly (readonly [string, Gathered])[] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Fields, then name and number by turns; a number beyond 2^53 is a decimal string. */
type Laid = readonly [fields: Document, ...(string | number)[]];

function* textsOf(sums: ReadonlyMap<string, Gathered>): Generator<readonly [string, string]> {
  for (const [key, { fields, numbers }] of sorted(sums)) {
    const laid: (Document | string | number)[] = [fields];
    for (const [name, sum] of numbers) laid.push(name, typeof sum === 'bigint' ? String(sum) : sum);
    yield [key, JSON.stringify(laid)];
  }
}

function* addedUp(texts: Iterable<readonly [string, string]>): Generator<readonly [string, Gathered]> {
  let current: readonly [string, Gathered] | undefined;
  for (const [key, text] of texts) {
    const laid = JSON.parse(text) as Laid;
    if (current?.[0] !== key) {
      if (current) yield current;
      current = [key, { fields: laid[0], numbers: new Map() }];
    }
    const { numbers } = current[1];
    for (let at = 1; at < laid.length; at += 2) {
      const [name, number] = [laid[at] as string, laid[at + 1] as string | number];
      const delta = typeof number === 'string' ? BigInt(number) : number;
      const held = numbers.get(name);
      numbers.set(name, held === undefined ? delta : plus(held, delta));
    }
  }
  if (current) yield current;
}

function documentOf({ fields, numbers }: Gathered): Document | null {
  const sum = emptySum(fields);
  for (const [name, number] of numbers) sum.numbers.set(name, { sum: number });
  return documentWith(undefined, sum);
}
