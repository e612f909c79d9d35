import { type Json, type JsonObject, pointerTo } from '#kernel';
import type { Declaration, Group } from './declaration.ts';
import { UndeclaredField } from './errors.ts';

/** A personal value on its way into an envelope. */
export interface PersonalValue {
  readonly subject: string;
  readonly pointer: string;
  readonly value: Json;
}

/** An event's data, taken apart: what may stand in clear, and what is sealed. */
export interface Split {
  readonly clear: Record<string, Json>;
  readonly personal: readonly PersonalValue[];
}

/**
 * Takes data apart by the classes of its fields. Absent (undefined) fields stay absent; a group of which nothing is left
 * in clear vanishes.
 * @param fallback the subject of fields that name none, or whose named field is absent
 * @throws UndeclaredField
 */
export function split(declaration: Declaration, data: object, fallback: string): Split {
  const top = data as JsonObject;
  const personal: PersonalValue[] = [];

  function clearPartOf(group: Group, values: JsonObject): Record<string, Json> {
    const left: Record<string, Json> = {};
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (value === undefined) continue;
      const field = group.fields.get(name);
      if (field === undefined) throw new UndeclaredField(declaration.type, pointerTo(group.pointer, name));
      if (field === 'clear') left[name] = value;
      else if ('fields' in field) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
          throw new UndeclaredField(declaration.type, field.pointer);
        }
        const below = clearPartOf(field, value as JsonObject);
        if (Object.keys(below).length > 0) left[name] = below;
      } else {
        const named = field.subjectField === undefined ? undefined : top[field.subjectField];
        personal.push({ subject: typeof named === 'string' ? named : fallback, pointer: field.pointer, value });
      }
    }
    return left;
  }

  return { clear: clearPartOf(declaration.root, top), personal };
}
