import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { commandDtos } from '#edge';
import { commandOperations } from '../commands/command-operations.ts';
import { openApiDocument } from './document.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
  readonly parameters?: readonly object[];
}

const document = openApiDocument() as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(openApiDocument()) as Record<string, unknown>)).toEqual({
      valid: true,
    });
    expect(validator.version).toBe('3.1');
  });

  it('has every command that may be sent, at an address of its own', () => {
    const addresses = commandOperations.map(({ path }) => path);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(commandOperations.map(({ command }) => command))).toEqual(new Set(commandDtos.keys()));
    expect(addresses).toEqual(expect.arrayContaining(['/v1/opportunities', '/v1/opportunities/{id}/place-order']));
    for (const { path } of commandOperations) expect(document.paths[path]?.post).toBeDefined();
  });

  it('names each operation once, and each of its answers with what it holds', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operationId, responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        expect([operationId, status, content !== undefined]).toEqual([operationId, status, true]);
      }
    }
  });
});
