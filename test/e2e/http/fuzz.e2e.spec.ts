import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { type Service, serve } from '../../support/dealtrail.ts';
import { type OpenApi, operationsIn, requestsTo, type Sent } from '../../support/openapi-requests.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(120_000);

/** Of each operation; `DEALTRAIL_FUZZ` asks for more. */
const RUNS = Number(process.env.DEALTRAIL_FUZZ ?? 20);
/** Of the requests; another one each time, `DEALTRAIL_SEED` repeats one. */
const SEED = Number(process.env.DEALTRAIL_SEED ?? randomInt(2 ** 31));
/** What no answer may take, in ms: a hang. */
const PATIENCE = 20_000;

describe('every operation of the document, with values that fit and values that do not', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;
  let document: OpenApi;
  let shapes: Ajv2020;

  beforeAll(async () => {
    service = await serve(['--data', data], { DEALTRAIL_RATE: '100000' });
    document = (await (await fetch(`${service.url}/openapi.json`)).json()) as OpenApi;
    shapes = new Ajv2020({ strict: false });
    formats.default(shapes);
    shapes.addSchema({ $id: 'document', ...document });
  });
  afterAll(async () => {
    expect(await service.stop()).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('not foreseen') });
  });

  const compiled = new Map<string, ValidateFunction>();
  const fits = (pointer: string, body: unknown): readonly unknown[] => {
    const shape = compiled.get(pointer) ?? shapes.compile({ $ref: `document#${pointer}` });
    compiled.set(pointer, shape);
    return shape(body) ? [] : (shape.errors ?? []);
  };

  /** What is wrong with an answer: nothing, where the document says it. */
  async function faultOf({ path, method, headers, body, operation, pointer }: Sent): Promise<object | undefined> {
    const answer = await fetch(service.url + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { status } = answer;
    const documented = operation.responses[String(status)];
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] as string;
    if (status >= 500 || documented?.content?.[type] === undefined) return { status, type, path, body };
    if (type === 'text/event-stream') await answer.body?.cancel();
    else {
      const text = await answer.text();
      const place = `${pointer}/responses/${status}/content/${type.replace('/', '~1')}/schema`;
      const errors = type.endsWith('json') ? fits(place, JSON.parse(text)) : [];
      if (errors.length > 0) return { status, path, body, errors, text };
    }
    return undefined;
  }

  it('finds no fault of the service, no hang, and no status or shape that the document does not have', async () => {
    const operations = operationsIn(document);
    expect(operations.length).toBeGreaterThan(55);
    const statuses = new Set<string>();
    for (const operation of operations) {
      const requests = fc.sample(requestsTo(document, operation), { numRuns: RUNS, seed: SEED });
      const faults = await Promise.all(requests.map(faultOf));
      const at = { seed: SEED, operation: operation.pointer };
      expect({ ...at, faults: faults.filter((fault) => fault !== undefined) }).toEqual({ ...at, faults: [] });
      statuses.add(operation.method);
    }
    expect([...statuses].sort()).toEqual(['get', 'post']);
  });
});
