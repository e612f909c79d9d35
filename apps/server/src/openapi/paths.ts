import { commandBodySchema, type JsonSchema } from '#edge';
import { type CommandOperation, commandOperations } from '../commands/command-operations.ts';
import { COUNT, listOf, OBJECT, objectOf, ref, TEXT } from '../queries/answer-schemas.ts';
import type { Parameter } from '../queries/parameter.ts';
import type { QueryOperation } from '../queries/query-operation.ts';
import { queryOperations } from '../queries/query-operations.ts';
import { type StreamOperation, streamOperations } from '../streams/stream-operations.ts';
import { problemResponses, response } from './responses.ts';

/** Every address, with what is done there: from the same tables as the router's. */
export function paths(): Record<string, JsonSchema> {
  const all: Record<string, Record<string, JsonSchema>> = {};
  const put = (path: string, method: string, operation: JsonSchema) => {
    all[path] = { ...all[path], [method]: operation };
  };
  for (const operation of commandOperations) put(operation.path, 'post', ofCommand(operation));
  for (const operation of queryOperations) put(operation.path, 'get', ofQuery(operation));
  for (const operation of streamOperations) put(operation.path, 'get', ofStream(operation));
  for (const [path, operation] of Object.entries(ofService)) put(path, 'get', operation);
  return all;
}

const param = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** Of the data of a command, among the components. */
export function dataSchemaName(command: string): string {
  return `${command}Data`;
}

function ofCommand(operation: CommandOperation): JsonSchema {
  const { command, category, creates } = operation;
  const own = category === 'opportunity' || command !== 'CorrectEvent';
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 128 } };
  const done = response(
    'Done, or done before: then this is what the first time gave',
    ['application/json', ref('CommandAnswer')],
    {
      ETag: 'the revision, in quotes: for If-Match',
      'Dealtrail-Position': 'the consistency token: for Dealtrail-Consistency',
      'Idempotency-Key': 'the key, given or made',
      ...(creates && { Location: 'the address of what was made' }),
    },
  );
  return {
    operationId: own ? command : `${command}Of${category[0]?.toUpperCase()}${category.slice(1)}`,
    tags: [category],
    summary: command,
    parameters: [
      ...(creates ? [] : [id]),
      ...['IdempotencyKey', 'IfMatch', 'CorrelationId', 'Actor', 'OnBehalfOf'].map(param),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: commandBodySchema(operation, ref(dataSchemaName(command))) } },
    },
    responses: {
      [creates ? '201' : '200']: done,
      ...problemResponses([400, 401, 403, ...(creates ? [] : [404]), 409, 412, 413, 415, 422, 429, 503]),
    },
  };
}

function parametersOf(parameters: readonly Parameter[]): readonly JsonSchema[] {
  return parameters.map(({ name, in: place, description, schema, isList, isRequired }) => ({
    name,
    in: place,
    description,
    required: place === 'path' || isRequired === true,
    schema: isList ? { type: 'array', maxItems: 100, items: schema } : schema,
    ...(isList && { style: 'form', explode: true }),
  }));
}

function statusesOf({ parameters, mayBeMissing }: Pick<QueryOperation, 'parameters' | 'mayBeMissing'>) {
  const missing = mayBeMissing || parameters.some((parameter) => parameter.in === 'path');
  return [400, 401, 403, ...(missing ? [404] : []), 429, 503];
}

function ofQuery(operation: QueryOperation): JsonSchema {
  const { name, path, summary, parameters, answer } = operation;
  return {
    operationId: name,
    tags: [path.split('/')[2] as string],
    summary: summary.en,
    description: summary.zh,
    parameters: [
      ...parametersOf(parameters),
      ...['Consistency', 'CorrelationId', 'Actor', 'OnBehalfOf', 'Purpose'].map(param),
    ],
    responses: {
      200: response('The answer', ['application/json', ref(answer[0])], {
        'Dealtrail-Position': 'up to which position of the log the answer holds everything',
      }),
      ...problemResponses(statusesOf(operation)),
    },
  };
}

function ofStream(operation: StreamOperation): JsonSchema {
  const { name, summary, parameters } = operation;
  return {
    operationId: name,
    tags: ['live'],
    summary: summary.en,
    description: `${summary.zh}. Server-sent events: each has an \`id\` to resume after. A client that takes nothing for 30 s is cut off; a stream ends after an hour.`,
    parameters: [...parametersOf(parameters), ...['LastEventId', 'CorrelationId', 'Actor', 'OnBehalfOf'].map(param)],
    responses: {
      200: response('The stream', ['text/event-stream', TEXT]),
      ...problemResponses(statusesOf(operation)),
    },
  };
}

const ofEverybody = { security: [] as readonly JsonSchema[], tags: ['operations'] } as const;

const health = objectOf({
  status: TEXT,
  reasons: listOf(TEXT),
  'node?': TEXT,
  'events?': COUNT,
  'projections?': listOf(OBJECT),
  'parked?': listOf(OBJECT),
});

const ofService: Readonly<Record<string, JsonSchema>> = {
  '/': {
    ...ofEverybody,
    operationId: 'welcome',
    summary: 'What there is; how much of it, for whoever has the right to health',
    responses: { 200: response('What there is', ['application/json', OBJECT]), ...problemResponses([400, 503]) },
  },
  '/health': {
    ...ofEverybody,
    operationId: 'health',
    summary: 'Whether the service can answer; for whoever has the right to health also where its views stand',
    responses: {
      200: response('It can', ['application/json', health]),
      ...problemResponses([400, 503]),
    },
  },
  '/health/live': {
    ...ofEverybody,
    operationId: 'live',
    summary: 'Whether the service lives',
    responses: {
      200: response('It does', ['application/json', objectOf({ status: TEXT })]),
      ...problemResponses([400]),
    },
  },
  '/health/ready': {
    ...ofEverybody,
    operationId: 'ready',
    summary: 'Whether the service can answer; reasons why not by their codes, and by name for whoever may know',
    responses: {
      200: response('It can', ['application/json', health]),
      ...problemResponses([400, 503]),
    },
  },
  '/metrics': {
    operationId: 'metrics',
    tags: ['operations'],
    summary: 'Metrics for Prometheus',
    parameters: ['CorrelationId', 'Actor', 'OnBehalfOf'].map(param),
    responses: {
      200: response('Prometheus text', ['text/plain', TEXT]),
      ...problemResponses([400, 401, 403, 429, 503]),
    },
  },
};
