import { canonicalJson } from '#kernel';
import type { CollectionSpec, Document, Find, Indexed, ViewSpec } from './read-store.ts';

const VIEW_NAME = /^[a-z][a-z0-9-]{0,63}$/;
const COLLECTION_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** @throws RangeError for a name, a version or a collection that no store can hold: a mistake in the projection */
export function checkViewSpec({ name, version, collections }: ViewSpec): void {
  if (!VIEW_NAME.test(name)) throw new RangeError(`a view is named with a–z, 0–9 and dashes: ${JSON.stringify(name)}`);
  if (!Number.isSafeInteger(version) || version < 1)
    throw new RangeError(`${name}: a version is a whole number from 1`);
  for (const [collection, { indexes }] of Object.entries(collections)) {
    if (!COLLECTION_NAME.test(collection)) {
      throw new RangeError(`${name}: a collection is named with letters, digits and _: ${JSON.stringify(collection)}`);
    }
    for (const index of indexes) {
      if (index.length === 0 || index.includes('key') || new Set(index).size < index.length) {
        throw new RangeError(
          `${name}: an index of ${collection} names different fields, and not "key", its last anyway`,
        );
      }
    }
  }
}

/** The collections in a form that two specs share when a file of the one serves the other. */
export function shapeOf(spec: ViewSpec): string {
  return canonicalJson(spec.collections);
}

/** @throws RangeError where the view has no such collection */
export function collectionOf(spec: ViewSpec, collection: string): CollectionSpec {
  const found = Object.hasOwn(spec.collections, collection) ? spec.collections[collection] : undefined;
  if (!found) throw new RangeError(`view ${spec.name} has no collection ${JSON.stringify(collection)}`);
  return found;
}

/** Every field that some index of the collection names, once. */
export function indexedFields({ indexes }: CollectionSpec): readonly string[] {
  return [...new Set(indexes.flat())];
}

/** @throws RangeError where the field holds something that has no place in an index */
export function indexedValue(document: Document, field: string): Indexed {
  const value = Object.hasOwn(document, field) ? document[field] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`field ${field} is indexed: it holds a string, a number or null`);
}

/** The fields that the range is over, in index order, the key last. @throws RangeError where it is not declared */
export function fieldsOf(collection: CollectionSpec, { index, equals = [] }: Find): readonly string[] {
  const fields = index ?? ['key'];
  const declared = fields.length === 1 && fields[0] === 'key';
  if (!declared && !collection.indexes.some((each) => each.join('\n') === fields.join('\n'))) {
    throw new RangeError(`no index over ${fields.join(', ')} is declared`);
  }
  const all = declared ? fields : [...fields, 'key'];
  if (equals.length > all.length) throw new RangeError(`the index over ${fields.join(', ')} has fewer fields`);
  return all;
}
