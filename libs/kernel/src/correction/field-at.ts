import { clear, type FieldClass } from '../event-type.ts';
import { namesOf } from '../json-pointer.ts';

/** The class of the field that a pointer names, and the top-level field that it lies in. */
export interface FieldAt {
  readonly top: string;
  readonly type: FieldClass;
}

/** @returns undefined where an RFC 6901 pointer names no declared field, or a whole group of fields of different classes */
export function fieldAt(fields: object, pointer: string): FieldAt | undefined {
  const path = namesOf(pointer);
  let node: unknown = fields;
  for (const name of path) {
    if (isClass(node)) return node === clear ? found(path, node) : undefined;
    node = Object.hasOwn(node as object, name) ? (node as Record<string, unknown>)[name] : undefined;
    if (node === undefined) return undefined;
  }
  return isClass(node) ? found(path, node) : undefined;
}

function found([top]: readonly string[], type: FieldClass): FieldAt | undefined {
  return top === undefined ? undefined : { top, type };
}

function isClass(node: unknown): node is FieldClass {
  return (
    node === clear || (typeof node === 'object' && node !== null && (node as { personal?: unknown }).personal === true)
  );
}
