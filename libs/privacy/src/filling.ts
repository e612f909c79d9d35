import type { Json, JsonObject } from '#kernel';
import { pathOf } from './pointer.ts';

/** Puts fields into an event's data; groups of the data given are copied before they are changed. */
export interface Filling {
  readonly data: JsonObject;
  /** Makes groups that are missing. @throws RangeError where the pointer leads through something else than groups */
  put(pointer: string, value: Json): void;
}

/** @param clear a fresh object whose groups may still belong to someone else */
export function filling(clear: JsonObject): Filling {
  const data = clear as Record<string, Json>;
  let parent = '';
  let group = data;
  return {
    data,
    put(pointer, value) {
      const path = pathOf(pointer);
      if (path.parent !== parent) {
        group = path.groups.reduce(ownGroup, data);
        parent = path.parent;
      }
      group[path.name] = value;
    },
  };
}

function ownGroup(above: Record<string, Json>, name: string): Record<string, Json> {
  const there = Object.hasOwn(above, name) ? above[name] : {};
  if (typeof there !== 'object' || there === null || Array.isArray(there)) throw new RangeError(`${name} is no group`);
  const own = { ...(there as JsonObject) };
  above[name] = own;
  return own;
}
