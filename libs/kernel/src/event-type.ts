import type { JsonObject } from './json.ts';

/** The field holds nothing of a person: it stands in clear in the log for ever. */
export const clear = 'clear';

/** The field is personal: it is sealed before it reaches the store. */
export interface Personal {
  readonly personal: true;
  /** Name of the top-level data field that holds the subject's id; absent: the customer of the stream, else the actor. */
  readonly subject?: string;
}

/** Declares a personal field of the person whose id stands in the top-level data field `subject`. */
export function personal(subject?: string): Personal {
  return subject === undefined ? { personal: true } : { personal: true, subject };
}

export type FieldClass = typeof clear | Personal;

/** Every field of an event's data with its class; a group of fields nests, `clear` covers all below it. */
export type Fields<Data> = {
  readonly [Key in keyof Required<Data>]-?:
    | FieldClass
    | (NonNullable<Data[Key]> extends readonly unknown[]
        ? never
        : NonNullable<Data[Key]> extends object
          ? Fields<NonNullable<Data[Key]>>
          : never);
};

/** Turns the data of one schema version into that of the next. */
export type Upcast = (data: JsonObject) => JsonObject;

/**
 * A type of event: its stable name, the version of its payload and the class of each field. A payload that was ever
 * written stays readable: a new version adds the upcast from the one before, and both keep their golden file.
 */
export interface EventType<Data extends object = object> {
  readonly type: string;
  readonly schemaVersion: number;
  /** The category of the streams it stands in, save EventCorrected, which stands wherever the corrected event does. */
  readonly category: string;
  readonly fields: Fields<Data>;
  /** upcasts[n] turns version n + 1 into n + 2; there are schemaVersion − 1 of them. */
  readonly upcasts: readonly Upcast[];
  /** Payloads that between them fill every field: what the golden files are made from. */
  readonly examples: readonly Data[];
}

/** Declares an event type in its first version. */
export function defineEvent<Data extends object>(
  type: string,
  category: string,
  fields: Fields<Data>,
  examples: readonly Data[],
): EventType<Data> {
  return { type, schemaVersion: 1, category, fields, upcasts: [], examples };
}
