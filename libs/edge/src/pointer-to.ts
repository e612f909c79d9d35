const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$|^\d{1,7}$/;

/**
 * Pointer to a member of `parent`: itself where the name is that of a field or an index, else the parent's, since a name
 * that a sender made up may hold anything.
 */
export function pointerTo(parent: string, name: string): string {
  return NAME.test(name) ? `${parent}/${name}` : parent;
}
