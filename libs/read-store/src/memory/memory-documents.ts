import { contentDigest } from '../content-digest.ts';
import { compareIndexed, compareUtf8 } from '../index-order.ts';
import type { Checkpoint, CollectionSpec, Document, Find, Found, Indexed } from '../read-store.ts';
import { fieldsOf, indexedValue } from '../view-spec.ts';

/** What a view holds. Documents are JSON text, so that nobody can change one from outside. */
export interface MemoryState {
  checkpoint: Checkpoint | undefined;
  readonly collections: Readonly<Record<string, Map<string, string>>>;
}

/** The documents of a collection within a range, in index order. */
export function findDocuments(texts: ReadonlyMap<string, string>, spec: CollectionSpec, find: Find): readonly Found[] {
  const fields = fieldsOf(spec, find);
  const equals = find.equals ?? [];
  const found = [];
  for (const [key, text] of texts) {
    const document = parse(text);
    const place = fields.map((field) => (field === 'key' ? key : indexedValue(document, field)));
    if (equals.every((value, at) => compareIndexed(value, place[at] as Indexed) === 0) && within(place, find)) {
      found.push({ key, document, place });
    }
  }
  const sign = find.direction === 'backwards' ? -1 : 1;
  found.sort((a, b) => sign * comparePlaces(a.place, b.place));
  return found.slice(0, find.limit).map(({ key, document }) => ({ key, document }));
}

function within(place: readonly Indexed[], { equals = [], from, fromExclusive, to }: Find): boolean {
  if (from === undefined && to === undefined) return true;
  const value = place[equals.length];
  if (value === undefined || value === null) return false;
  if (to !== undefined && compareIndexed(value, to) > 0) return false;
  if (from === undefined) return true;
  const order = compareIndexed(value, from);
  return fromExclusive ? order > 0 : order >= 0;
}

function comparePlaces(a: readonly Indexed[], b: readonly Indexed[]): number {
  for (const [at, value] of a.entries()) {
    const order = compareIndexed(value, b[at] as Indexed);
    if (order !== 0) return order;
  }
  return 0;
}

export function digestOf(texts: ReadonlyMap<string, string>): string {
  const keys = [...texts.keys()].sort(compareUtf8);
  return contentDigest(keys.map((key) => [key, parse(texts.get(key) as string)] as const));
}

export function parse(text: string): Document {
  return JSON.parse(text) as Document;
}
