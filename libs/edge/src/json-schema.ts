import type { Json } from '#kernel';

/** JSON Schema 2020-12 of a value, as an OpenAPI document carries it. */
export type JsonSchema = { readonly [keyword: string]: Json | JsonSchema | readonly string[] };
