import type { JsonSchema } from '#edge';

/** Pieces that answers are made of, and their names among the components of the document. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const TEXT: JsonSchema = { type: 'string' };
export const COUNT: JsonSchema = { type: 'integer' };
export const NUMBER: JsonSchema = { type: 'number' };
export const YES: JsonSchema = { type: 'boolean' };
export const INSTANT: JsonSchema = { type: 'string', format: 'date-time' };
export const OBJECT: JsonSchema = { type: 'object' };

export function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function mapOf(additionalProperties: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties };
}

/** An object with these fields; those whose name ends in `?` may be left out. Clients must bear fields to come. */
export function objectOf(fields: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), fields[name] as JsonSchema])),
  };
}

/** What an answer lacks, for events that a projection could not apply. */
export const INCOMPLETE = listOf(objectOf({ projection: TEXT, streams: COUNT, 'firstPosition?': COUNT }));

/** Lower and upper end. */
export const INTERVAL: JsonSchema = { ...listOf(NUMBER), minItems: 2, maxItems: 2 };

/** Of a rate of values: what they come to, by currency. */
export const SHARES = listOf(objectOf({ k: ref('Money'), n: ref('Money'), rate: orNull(NUMBER) }));

/** A page of a list. */
export function pageOf(name: string, items: JsonSchema): JsonSchema {
  return objectOf({ [name]: listOf(items), next: orNull(TEXT), position: TEXT });
}

export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Text: objectOf({ zh: TEXT, en: TEXT }),
  Money: objectOf({ amount: TEXT, currency: TEXT }),
  Actor: objectOf({ id: TEXT, role: TEXT, 'onBehalfOf?': TEXT }),
  Tally: objectOf({ count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')), unvalued: COUNT }),
  Rate: objectOf({
    k: COUNT,
    n: COUNT,
    rate: orNull(NUMBER),
    interval: orNull(INTERVAL),
    'suppressed?': YES,
    'values?': SHARES,
  }),
  Event: objectOf({
    id: TEXT,
    type: TEXT,
    schemaVersion: COUNT,
    stream: TEXT,
    revision: COUNT,
    'position?': COUNT,
    'index?': COUNT,
    occurredAt: INSTANT,
    recordedAt: INSTANT,
    data: OBJECT,
    meta: OBJECT,
  }),
};
