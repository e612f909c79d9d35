import type { Json } from '#kernel';
import type { Document } from '#read-store';

/** What was added to one document of a `sum` collection. */
export interface Sum {
  readonly numbers: Readonly<Record<string, number | bigint>>;
  /** What the document says beside its numbers; follows from the key. */
  readonly fields: Document;
}

/**
 * Two additions to one key. Whole numbers, exact at any size.
 * @throws TypeError for a number that is not whole, or where the two do not name the same numbers: which of them are 0
 * would then depend on the order of events
 */
export function addSums(a: Sum, b: Sum): Sum {
  const names = Object.keys(a.numbers);
  if (names.length !== Object.keys(b.numbers).length) throw differentNumbers();
  const numbers: Record<string, number | bigint> = {};
  for (const name of names) {
    const [x, y] = [a.numbers[name], b.numbers[name]];
    if (x === undefined || y === undefined) throw differentNumbers();
    numbers[name] = plus(x, y);
  }
  return { numbers, fields: b.fields };
}

function differentNumbers(): TypeError {
  return new TypeError('every addition to a document names the same numbers: 0 for those that do not change');
}

function plus(x: number | bigint, y: number | bigint): number | bigint {
  if (typeof x === 'number' && typeof y === 'number') {
    const sum = x + y;
    if (Number.isSafeInteger(sum) && Number.isSafeInteger(x) && Number.isSafeInteger(y)) return sum;
  }
  return BigInt(x) + BigInt(y);
}

/** @throws TypeError for a number that is not whole */
export function sumOf(numbers: Readonly<Record<string, number | bigint>>, fields: Document): Sum {
  for (const [name, number] of Object.entries(numbers)) {
    if (typeof number === 'number' && !Number.isSafeInteger(number)) {
      throw new TypeError(`${name}: what is added is a whole number up to 2^53, or a bigint`);
    }
    if (name in fields) throw new TypeError(`${name} is a number that is added up and a field at once`);
  }
  return { numbers, fields };
}

/** The document of a sum; null where every number is 0. Numbers beyond 2^53 are decimal strings. */
export function documentOfSum({ numbers, fields }: Sum): Document | null {
  const document: Record<string, Json> = { ...fields };
  let anything = false;
  for (const [name, number] of Object.entries(numbers)) {
    const small = Number(number);
    document[name] = Number.isSafeInteger(small) ? small : String(number);
    anything ||= small !== 0;
  }
  return anything ? document : null;
}

/** The sum that a stored document stands for, `fields` being those that its additions give. */
export function sumOfDocument(document: Document, fields: Document): Sum {
  const numbers: Record<string, number | bigint> = {};
  for (const [name, value] of Object.entries(document)) {
    if (!(name in fields)) numbers[name] = typeof value === 'number' ? value : BigInt(value as string);
  }
  return { numbers, fields };
}
