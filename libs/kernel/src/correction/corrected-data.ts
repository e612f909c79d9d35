import type { JsonObject } from '../json.ts';
import { namesOf } from '../json-pointer.ts';
import type { EventCorrected } from './event-corrected.ts';

/** An event's data as a correction leaves it in clear; undefined where it takes the whole event back. */
export function correctedData(data: JsonObject, correction: EventCorrected): JsonObject | undefined {
  if (correction.voided.includes('')) return undefined;
  let corrected = data;
  for (const pointer of correction.voided) corrected = put(corrected, namesOf(pointer), undefined) as JsonObject;
  for (const [pointer, value] of Object.entries(correction.changes)) {
    corrected = put(corrected, namesOf(pointer), value) as JsonObject;
  }
  return corrected;
}

type Value = JsonObject[string] | undefined;

/** A copy with `value` at the path, or without it where `value` is undefined. Paths go through objects only. */
function put(node: Value, [name, ...rest]: readonly string[], value: Value): Value {
  if (name === undefined) return value;
  if (name === '__proto__') return node;
  const members = typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : {};
  const { [name]: old, ...others } = members;
  const next = put(old, rest, value);
  return next === undefined ? others : { ...members, [name]: next };
}
