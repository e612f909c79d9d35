import { namesOf } from '#kernel';
import { recent } from './recent.ts';

/** A JSON pointer, taken apart. */
export interface Path {
  /** The pointer of the group that holds the field; empty for the data itself. */
  readonly parent: string;
  /** Names that lead to that group. */
  readonly groups: readonly string[];
  readonly name: string;
}

/** Pointers are those of declared fields: few, and each is met in event after event. */
const paths = recent<Path>(5_000);

/** @throws RangeError for what is no pointer to a field, or leads to a prototype */
export function pathOf(pointer: string): Path {
  const known = paths.get(pointer);
  if (known) return known;
  if (!pointer.startsWith('/')) throw new RangeError('a JSON pointer to a field begins with a slash');
  const groups = [...namesOf(pointer)];
  if (groups.includes('__proto__')) throw new RangeError('no field is called __proto__');
  const name = groups.pop() as string;
  const path = { parent: pointer.slice(0, pointer.lastIndexOf('/')), groups, name };
  paths.set(pointer, path);
  return path;
}
