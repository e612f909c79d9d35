/** The JSON pointer of `name` below `parent`. @source RFC 6901 */
export function pointerTo(parent: string, name: string): string {
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The names that a JSON pointer leads through. @throws RangeError for what is none, or leads to a prototype */
export function namesOf(pointer: string): readonly string[] {
  if (!pointer.startsWith('/')) throw new RangeError('a JSON pointer to a field begins with a slash');
  const names = pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (names.includes('__proto__')) throw new RangeError('no field is called __proto__');
  return names;
}
