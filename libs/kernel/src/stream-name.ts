import { isAggregateId } from './id.ts';

/** `<category>-<id>`: the category is the text before the first dash. */
export type StreamName = string & { readonly __streamName: never };

/** @throws RangeError where the id is not 1–128 of `[A-Za-z0-9._~-]`. */
export function streamName(category: string, id: string): StreamName {
  if (!isAggregateId(id)) throw new RangeError('an aggregate id is 1 to 128 characters of A–Z a–z 0–9 . _ ~ -');
  return `${category}-${id}` as StreamName;
}

export function categoryOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}

export function aggregateIdOf(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}
