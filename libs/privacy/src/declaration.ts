import { clear, type EventType, type Personal, pointerTo } from '#kernel';
import { SEALED } from './envelopes.ts';
import { DeclarationRefused } from './errors.ts';

/** A personal field, sealed as one value whatever lies below it. */
export interface Leaf {
  readonly pointer: string;
  /** The top-level data field that holds the subject's id. */
  readonly subjectField: string | undefined;
}

export interface Group {
  readonly pointer: string;
  readonly fields: ReadonlyMap<string, Field>;
}

export type Field = typeof clear | Leaf | Group;

/** The field classes of an event type, laid out for sealing. */
export interface Declaration {
  readonly type: string;
  readonly root: Group;
  /** Every personal field, at any depth. */
  readonly leaves: readonly Leaf[];
}

/** @throws DeclarationRefused for a field of no class, the name `sealed`, or a subject that does not stand in clear */
export function declarationOf({ type, fields }: EventType): Declaration {
  const leaves: Leaf[] = [];
  const group = (pointer: string, classes: object): Group => ({
    pointer,
    fields: new Map(
      Object.entries(classes).map(([name, value]: [string, unknown]) => [name, field(pointerTo(pointer, name), value)]),
    ),
  });
  const field = (pointer: string, value: unknown): Field => {
    if (value === clear) return clear;
    if (typeof value !== 'object' || value === null) throw refused(type, `${pointer} is neither clear nor personal`);
    if (!isPersonal(value)) return group(pointer, value);
    const leaf = { pointer, subjectField: value.subject };
    leaves.push(leaf);
    return leaf;
  };
  const root = group('', fields);
  if (root.fields.has(SEALED)) throw refused(type, `/${SEALED} is where the envelopes stand: call the field otherwise`);
  for (const { pointer, subjectField } of leaves) {
    if (subjectField !== undefined && root.fields.get(subjectField) !== clear) {
      throw refused(type, `the subject of ${pointer} must stand in the clear field /${subjectField}`);
    }
  }
  return { type, root, leaves };
}

function isPersonal(value: object): value is Personal {
  return (value as Partial<Personal>).personal === true;
}

function refused(type: string, why: string): DeclarationRefused {
  return new DeclarationRefused(`event type ${type}: ${why}`);
}
