import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

interface DocumentedParameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface DocumentedOperation {
  readonly parameters?: readonly (DocumentedParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly [part: string]: unknown;
}

/** An operation and where it stands in the document. */
export interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: DocumentedOperation;
  /** JSON pointer. */
  readonly pointer: string;
}

/** A request, ready to be sent. */
export interface Sent extends Placed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function operationsIn({ paths }: OpenApi): readonly Placed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
      pointer: `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`,
    })),
  );
}

/** What is no value of any field, or only just. */
const HOSTILE: readonly unknown[] = [
  null,
  '',
  ' ',
  -1,
  0.1,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  [[[[[[]]]]]],
  { $where: 'sleep(1)' },
  { $ne: null },
  "'; DROP TABLE events; --",
  '../../../etc/passwd',
  '\u0000',
  '\ud800',
  '𝒳'.repeat(300),
  'x'.repeat(20_000),
  '__proto__',
  'constructor',
  '2026-02-30',
  '9999-12-31T23:59:59.999Z',
  '%00',
  '<script>alert(1)</script>',
];

const hostile = fc.constantFrom(...HOSTILE);

/** Requests to an operation: most of the form that the document asks for, some with a part that is not. */
export function requestsTo(document: OpenApi, placed: Placed): fc.Arbitrary<Sent> {
  const { operation, path, method } = placed;
  const parameters = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? (at(document, parameter.$ref) as DocumentedParameter) : parameter,
  );
  const given = fc.record(
    Object.fromEntries(parameters.map((one) => [`${one.in} ${one.name}`, textOf(document, one)])),
    { requiredKeys: parameters.filter(({ required }) => required).map((one) => `${one.in} ${one.name}`) },
  );
  const schema = operation.requestBody?.content['application/json'].schema;
  const body = schema
    ? fc.oneof({ arbitrary: fitting(document, schema), weight: 6 }, broken(document, schema), hostile)
    : fc.constant(undefined);
  return fc.record({ given, body }).map(({ given, body }) => {
    const texts = Object.entries(given as Readonly<Record<string, string>>);
    const inside = (place: string) =>
      texts.flatMap(([key, text]) =>
        key.startsWith(`${place} `) ? [[key.slice(place.length + 1), text] as const] : [],
      );
    const address = inside('path').reduce(
      (so, [name, text]) => so.replace(`{${name}}`, encodeURIComponent(text)),
      path,
    );
    const query = new URLSearchParams(inside('query').map(([name, text]) => [name, text])).toString();
    return {
      ...placed,
      path: query === '' ? address : `${address}?${query}`,
      method: method.toUpperCase(),
      headers: {
        ...Object.fromEntries(inside('header').map(([name, text]) => [name, inHeader(text)])),
        ...(schema && { 'content-type': 'application/json' }),
      },
      ...(schema && { body: JSON.stringify(body) ?? '' }),
    };
  });
}

/** What a header may carry at all. */
function inHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').trim();
}

function textOf(document: OpenApi, { name, in: place, schema }: DocumentedParameter): fc.Arbitrary<string> {
  const wellFormed = (text: string) => text.toWellFormed().slice(0, 1_000);
  // A role that may not would hide everything behind a 403.
  if (name === 'Dealtrail-Actor') return fc.constantFrom('service', 'local:service', 'analyst', 'x');
  const value = place === 'path' ? fc.constantFrom('o-1', 'opportunity', 'car-1') : fitting(document, schema);
  const text = fc.oneof({ arbitrary: value, weight: 3 }, hostile).map((one) => wellFormed(String(one)));
  // An empty segment is another address; dots alone are taken out of a path before it is sent.
  return place === 'path' ? text.map((one) => (/^\.*$/.test(one) ? '0' : one)) : text;
}

/** A value of the form, but for one member that has another. */
function broken(document: OpenApi, schema: Schema): fc.Arbitrary<unknown> {
  return fc.tuple(fitting(document, schema), hostile, fc.nat(), fc.boolean()).map(([value, wrong, n, isDeep]) => {
    const body = value as Record<string, unknown>;
    const holder = isDeep && typeof body.data === 'object' ? (body.data as Record<string, unknown>) : body;
    const names = [...Object.keys(holder), 'colour'];
    return JSON.parse(
      JSON.stringify(body, (_, member) =>
        member === holder ? { ...holder, [names[n % names.length] as string]: wrong } : member,
      ),
    );
  });
}

/** Values that the schema takes, as far as fields of commands and parameters use the language. */
function fitting(document: OpenApi, schema: Schema): fc.Arbitrary<unknown> {
  const {
    $ref,
    anyOf,
    enum: words,
    type,
    pattern,
    format,
  } = schema as {
    readonly $ref?: string;
    readonly anyOf?: readonly Schema[];
    readonly enum?: readonly string[];
    readonly type?: string;
    readonly pattern?: string;
    readonly format?: string;
  };
  if ($ref) return fitting(document, at(document, $ref) as Schema);
  if (anyOf) return fc.oneof(...anyOf.map((one) => fitting(document, one)));
  if (words) return fc.constantFrom(...words);
  const { minimum = 0, maximum = 1_000_000 } = schema as { readonly minimum?: number; readonly maximum?: number };
  switch (type) {
    case 'object':
      return objectOf(document, schema);
    case 'array':
      return fc.array(fitting(document, schema.items as Schema), { maxLength: 3 });
    case 'integer':
      return fc.integer({ min: minimum, max: Math.min(maximum, 1_000_000) });
    case 'number':
      return fc
        .integer({ min: Math.ceil(minimum * 10), max: Math.floor(Math.min(maximum, 1_000) * 10) })
        .map((tenths) => tenths / 10);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      if (format === 'date') return fc.constantFrom('2026-11-20', '2024-02-29', '1985-04-12');
      if (format === 'date-time')
        return fc
          .date({ min: new Date('2020-01-01'), max: new Date(), noInvalidDate: true })
          .map((date) => date.toISOString());
      if (pattern !== undefined && pattern !== '\\S') return matching(new RegExp(pattern));
      return fc.constantFrom('浦东店', 'sedan-a', 'x', '2026-11-24', 'outlet-1');
  }
}

/** What is there already, where it fits; else whatever fits. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  const known = ['o-1', 'CNY', '7.00', 'showroom', 'LSVAA49J132047371'].filter((word) => pattern.test(word));
  const any = fc.stringMatching(pattern);
  return known.length > 0 ? fc.oneof(fc.constantFrom(...known), any) : any;
}

function objectOf(document: OpenApi, schema: Schema): fc.Arbitrary<unknown> {
  const { properties, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  if (!properties) return fc.constantFrom<object>({}, { team: 'team-1' }, { '/visitId': 'visit-1' });
  const members = Object.entries(properties).map(([name, one]) => [name, fitting(document, one)]);
  const all: Readonly<Record<string, fc.Arbitrary<unknown>>> = Object.fromEntries(members);
  return fc.record(all, { requiredKeys: [...required] });
}

function at(document: OpenApi, ref: string): unknown {
  const names = ref.slice(2).split('/');
  return names.reduce((part: unknown, name) => (part as Readonly<Record<string, unknown>>)[name], document);
}
