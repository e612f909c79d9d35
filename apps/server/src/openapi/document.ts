import { commandDtos, commandIdSchema, type JsonSchema, schemaOf } from '#edge';
import { COUNT, listOf, objectOf, ref, sharedSchemas, TEXT, YES } from '../queries/answer-schemas.ts';
import { queryOperations } from '../queries/query-operations.ts';
import { dataSchemaName, paths } from './paths.ts';

/** Where this version of the API stands. */
const VERSION = '1.0.0';

/** The OpenAPI 3.1 document of everything that the service answers: from the tables that it answers by. */
export function openApiDocument(): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dealtrail',
      version: VERSION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Commands are POSTs, done once for each Idempotency-Key: send one again with the same key whenever its answer was lost. ' +
        'Questions are GETs and hold everything that was acknowledged before they were asked. 命令以 POST 发送，同一 Idempotency-Key 只执行一次；查询以 GET 发送。',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { apiKey: [] }, {}],
    paths: paths(),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'a JWT or an API key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      parameters,
      schemas: {
        ...sharedSchemas,
        CommandAnswer: commandAnswer,
        Problem: problem,
        ...Object.fromEntries([...commandDtos].map(([command, dto]) => [dataSchemaName(command), schemaOf(dto)])),
        ...Object.fromEntries(queryOperations.map(({ answer }) => answer)),
      },
    },
  };
}

const commandAnswer = objectOf({
  id: TEXT,
  revision: COUNT,
  position: TEXT,
  events: listOf(objectOf({ id: TEXT, type: TEXT })),
  warnings: listOf(objectOf({ code: TEXT, message: ref('Text') })),
  repeated: YES,
});

const problem = objectOf({
  type: TEXT,
  status: COUNT,
  title: TEXT,
  titles: ref('Text'),
  detail: TEXT,
  code: TEXT,
  'errors?': listOf(objectOf({ pointer: TEXT, code: TEXT, message: ref('Text') })),
  'rule?': TEXT,
  'ruleVersion?': TEXT,
  'reason?': ref('Text'),
  'remedy?': ref('Text'),
  'evidence?': listOf(TEXT),
  'actual?': COUNT,
  'reasons?': listOf(TEXT),
});

function header(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'header', required: false, description, schema };
}

const id: JsonSchema = { type: 'string', minLength: 1, maxLength: 257 };

const parameters: Readonly<Record<string, JsonSchema>> = {
  IdempotencyKey: header(
    'Idempotency-Key',
    "the command's id: the same key with the same content is done once, with other content it is a conflict. Without one, a key is made and answered",
    commandIdSchema,
  ),
  IfMatch: header('If-Match', 'the revision to decide on, in quotes: the ETag of an earlier answer', {
    type: 'string',
    pattern: '^"(-1|0|[1-9][0-9]{0,14})"$',
  }),
  CorrelationId: header('X-Correlation-Id', 'what the request belongs to; kept with the events', commandIdSchema),
  Consistency: header('Dealtrail-Consistency', 'the answer holds everything up to this Dealtrail-Position', TEXT),
  LastEventId: header('Last-Event-ID', 'the id of the last event that was received', TEXT),
  Actor: header('Dealtrail-Actor', 'in which of its roles the sender acts: ROLE or ID:ROLE', id),
  Purpose: header('Dealtrail-Purpose', 'why personal data is read: a code, kept with the read', {
    type: 'string',
    minLength: 1,
    maxLength: 64,
  }),
  OnBehalfOf: header('Dealtrail-On-Behalf-Of', 'the person whom a service acts for', id),
};
