import { pointerTo } from '#kernel';
import { ImportError } from '../import-error.ts';

/** A value of the map with the JSON pointer under which it stands. */
export interface Entry {
  readonly value: unknown;
  readonly pointer: string;
  readonly file: string;
}

/** @throws ImportError always: the map is wrong at this entry */
export function wrong({ pointer, file }: Entry, what: string): never {
  throw new ImportError(
    'import-map-invalid',
    `the map ${file} is wrong at ${pointer || 'its top'}: ${what}.\n  Correct the map and import again. Nothing was imported.`,
    { file, pointer },
  );
}

/** The members of an object by name. @throws ImportError for anything else, and for a name that is not among `known` */
export function members(entry: Entry, known: readonly string[]): ReadonlyMap<string, Entry> {
  const found = entries(entry);
  for (const [name, member] of found) {
    if (!known.includes(name)) wrong(member, `nothing is called that here (known are ${known.join(', ')})`);
  }
  return found;
}

/** The members of an object whose names are free. */
export function entries(entry: Entry): ReadonlyMap<string, Entry> {
  const { value, pointer, file } = entry;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(entry, 'an object must stand here');
  return new Map(
    Object.entries(value).map(([name, member]) => [name, { value: member, pointer: pointerTo(pointer, name), file }]),
  );
}

/** @throws ImportError where it is absent */
export function needed(parent: Entry, found: ReadonlyMap<string, Entry>, name: string): Entry {
  return found.get(name) ?? wrong(parent, `it lacks "${name}"`);
}

/** A text that is not empty. */
export function text(entry: Entry): string {
  const { value } = entry;
  return typeof value === 'string' && value !== '' ? value : wrong(entry, 'a text must stand here');
}

/** One of a few words. */
export function oneOf<Word extends string>(entry: Entry, words: readonly Word[]): Word {
  return words.find((word) => word === entry.value) ?? wrong(entry, `one of ${words.join(', ')} must stand here`);
}

/** What `read` makes of the member, where there is one. */
export function optional<Result>(
  found: ReadonlyMap<string, Entry>,
  name: string,
  read: (entry: Entry) => Result,
): Result | undefined {
  const entry = found.get(name);
  return entry && read(entry);
}
