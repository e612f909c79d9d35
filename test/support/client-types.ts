import { execFileSync } from 'node:child_process';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../../apps/server/src/openapi/document.ts';

/** Where the client's types stand. */
export const CLIENT_TYPES = 'libs/client/src/generated/api.ts';

const HEADING =
  '/** The service as its OpenAPI document says it: made by `npm run client:types`, not to be edited. */\n';

type Responses = Readonly<Record<string, { readonly description: string; readonly content: object }>>;

/** The types of the service's addresses, bodies and answers, laid out as the project's other files. */
export async function clientTypes(): Promise<string> {
  const types = await openapiTypescript(withOneProblem(openApiDocument()) as unknown as OpenAPI3, {
    alphabetize: true,
  });
  return execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${CLIENT_TYPES}`], {
    input: HEADING + astToString(types),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Every problem has the same form: said once an operation, not once a status, the types are a fifth as long. */
function withOneProblem(document: object): object {
  const { paths, ...rest } = document as { readonly paths: Readonly<Record<string, Record<string, object>>> };
  const slim = (operation: object) => {
    const { responses } = operation as { readonly responses: Responses };
    const answers = Object.entries(responses).map(([status, { description, content }]) => {
      const isProblem = 'application/problem+json' in content;
      return [isProblem ? 'default' : status, { description: isProblem ? 'A problem' : description, content }];
    });
    return { ...operation, responses: Object.fromEntries(answers) };
  };
  const slimmed = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, slim(operation)])),
  ]);
  return { ...rest, paths: Object.fromEntries(slimmed) };
}
