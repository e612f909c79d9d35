import type { Envelope, JsonObject } from '#kernel';
import type { Declaration, Leaf } from './declaration.ts';

/** What the envelopes of one event gave. */
export interface Read {
  readonly data: JsonObject;
  readonly envelopes: readonly Envelope[];
  /** Pointer → subject of every field that could be opened. */
  readonly opened: ReadonlyMap<string, string>;
  /** Subjects whose key was destroyed. */
  readonly destroyed: ReadonlySet<string>;
}

/** The declared personal fields that a destroyed envelope may have held, with its subject. */
export function forgottenFields(
  { leaves }: Declaration,
  read: Read,
): readonly (readonly [pointer: string, subject: string])[] {
  const subjectOf = (leaf: Leaf) => named(leaf, read.data) ?? fallbackOf(leaves, read);
  return leaves
    .filter(({ pointer }) => !read.opened.has(pointer))
    .map((leaf) => [leaf.pointer, subjectOf(leaf)] as const)
    .filter((field): field is readonly [string, string] => field[1] !== undefined && read.destroyed.has(field[1]));
}

function named({ subjectField }: Leaf, data: JsonObject): string | undefined {
  const subject = subjectField === undefined ? undefined : data[subjectField];
  return typeof subject === 'string' ? subject : undefined;
}

/**
 * Whom the fields without a named subject concern: the one subject that no field names; else the one of such a field that
 * could be opened; else it cannot be told from the event, and a destroyed one is taken.
 */
function fallbackOf(leaves: readonly Leaf[], { data, envelopes, opened, destroyed }: Read): string | undefined {
  const subjects = new Set(leaves.map((leaf) => named(leaf, data)));
  const stranger = envelopes.find(({ subject }) => !subjects.has(subject))?.subject;
  const open = leaves.find((leaf) => named(leaf, data) === undefined && opened.has(leaf.pointer));
  return stranger ?? (open ? opened.get(open.pointer) : [...destroyed][0]);
}
