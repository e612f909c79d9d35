import type { QueryBus } from '@nestjs/cqrs';
import type { Grant } from '#access';
import type { JsonSchema } from '#edge';
import type { Engine, Reader } from '#engine';
import type { Text } from '#kernel';
import type { Places } from '../security/places.ts';
import type { Parameter } from './parameter.ts';

/** A question under way. */
export interface Asking {
  readonly engine: Engine;
  readonly bus: QueryBus;
  readonly grant: Grant;
  /** How places in the log are told under the grant. The answer's own `position` is the engine's: it is told for it. */
  readonly places: Places;
  /** For whom personal fields are opened, as far as the grant goes. */
  readonly reader: Reader;
  /** The parameters that were given, read: one value each, a list where it may be given more than once. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** One question as an address: all that the router, the document and the access check know of it. */
export interface QueryOperation {
  /** camelCase, unique among all operations. */
  readonly name: string;
  /** By which right it is asked. */
  readonly right: string;
  readonly path: string;
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
  /** Name of its answer's schema, and the schema. */
  readonly answer: readonly [name: string, schema: JsonSchema];
  /** Whether there may be nothing by that name. */
  readonly mayBeMissing?: true;
  ask(asking: Asking): Promise<object>;
}
