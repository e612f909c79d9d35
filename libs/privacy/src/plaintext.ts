import { canonicalJson, type Json } from '#kernel';
import { UnsealableValue } from './errors.ts';
import type { PersonalValue } from './split.ts';

/** The RFC 8785 object JSON pointer → value of one subject's values. @throws UnsealableValue */
export function plaintextOf(eventType: string, values: readonly PersonalValue[]): string {
  const sorted = [...values].sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
  return `{${sorted.map(({ pointer, value }) => `${JSON.stringify(pointer)}:${canonical(eventType, pointer, value)}`).join()}}`;
}

function canonical(eventType: string, pointer: string, value: Json): string {
  if (!isExactJson(value)) throw new UnsealableValue(eventType, pointer);
  return typeof value === 'object' ? canonicalJson(value) : JSON.stringify(value);
}

/** Whether JSON brings exactly this value back. */
function isExactJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value) && (!Number.isInteger(value) || Math.abs(value) <= 2 ** 53);
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      if (Array.isArray(value)) return value.every(isExactJson);
      return Object.entries(value).every(([name, below]) => name.isWellFormed() && isExactJson(below));
    default:
      return false;
  }
}
