import canonicalize from 'canonicalize';

/**
 * RFC 8785 (JCS) canonical JSON.
 * @throws TypeError for a value that JSON cannot hold (undefined, a function, NaN, an infinity)
 */
export function canonicalJson(value: unknown): string {
  const text = isCanonical(value, 0) ? JSON.stringify(value) : (plainText(value, 0) ?? canonicalize(value));
  if (text === undefined) throw new TypeError('only JSON values have a canonical form');
  return text;
}

/** Deeper, or endless, is for the library to judge. */
const DEEPEST_PLAIN = 50;
/** Text that stands in JSON as it is. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** Whether plain data has the names of all its objects in order: then JSON.stringify writes the canonical form. */
function isCanonical(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
      return AS_IT_IS.test(value) || value.isWellFormed();
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return depth < DEEPEST_PLAIN && !Array.isArray(value) && isCanonicalObject(value, depth + 1);
    default:
      return false;
  }
}

function isCanonicalObject(object: object, depth: number): boolean {
  if (!isPlain(object)) return false;
  let before = '';
  for (const name of Object.keys(object)) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    if (name < before || !name.isWellFormed() || (value !== undefined && !isCanonical(value, depth))) return false;
    before = name;
  }
  return true;
}

function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return typeof (object as { toJSON?: unknown }).toJSON !== 'function';
}

/**
 * The form of plain data, a few times faster than the library, which is asked for everything else: a property holds both
 * equal.
 * @returns undefined where the value is for the library
 */
function plainText(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return plainString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : undefined;
    case 'object':
      if (value === null) return 'null';
      if (depth === DEEPEST_PLAIN) return undefined;
      return Array.isArray(value) ? plainArray(value, depth + 1) : plainObject(value, depth + 1);
    default:
      return undefined;
  }
}

function plainString(text: string): string | undefined {
  if (AS_IT_IS.test(text)) return `"${text}"`;
  return text.isWellFormed() ? JSON.stringify(text) : undefined;
}

function plainArray(array: readonly unknown[], depth: number): string | undefined {
  let text = '[';
  for (let n = 0; n < array.length; n++) {
    const element = plainText(array[n], depth);
    if (element === undefined) return undefined;
    text += n === 0 ? element : `,${element}`;
  }
  return `${text}]`;
}

function plainObject(object: object, depth: number): string | undefined {
  if (!isPlain(object)) return undefined;
  let text = '';
  for (const name of sorted(Object.keys(object))) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const [key, member] = [plainString(name), plainText(value, depth)];
    if (key === undefined || member === undefined) return undefined;
    text += text === '' ? `${key}:${member}` : `,${key}:${member}`;
  }
  return `{${text}}`;
}

/** So many names are sorted sooner in place than by the library, which makes arrays of its own for it. */
const FEW_NAMES = 16;

/** Names in order of their UTF-16 units. */
function sorted(names: string[]): readonly string[] {
  if (names.length > FEW_NAMES) return names.sort();
  for (let n = 1; n < names.length; n++) {
    const name = names[n] as string;
    let at = n;
    for (; at > 0 && name < (names[at - 1] as string); at--) names[at] = names[at - 1] as string;
    names[at] = name;
  }
  return names;
}
