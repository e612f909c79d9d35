import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { answer, dealtrail, type Service, serve } from '../../support/dealtrail.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

/** Parameters by their names over HTTP. */
type Parameters = readonly (readonly [name: string, value: string])[];

const FIVE_STEP: Parameters = [
  ['preset', 'five-step'],
  ['on', '2026-11-30'],
];
const TARGET: Parameters = [
  ['target', '14400000'],
  ['averageValue', '250000'],
  ['rate', 'POTENTIAL=0.40'],
  ['rate', 'OPPORTUNITY=0.50'],
  ['rate', 'PREFERRED=0.60'],
];

const withRate = (stage: string) => ({ stage, rate: 0.8 });
const IDEAL = {
  ...{ stageModel: 'dealer', period: '2026', entries: 100, basis: 'last-year' },
  averageValue: { amount: '200000.00', currency: 'CNY' },
  stages: ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'].map(withRate),
};

const option = (name: string) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const argumentsOf = (parameters: Parameters) =>
  parameters.flatMap(([name, value]) => (name === 'literal' ? ['--literal'] : [option(name), value]));

describe('a plan', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const nowhere = join(folder, 'none');
  const headers = { 'dealtrail-actor': 'analyst' };
  let service: Service;
  let fits: ReturnType<Ajv2020['compile']>;
  let fitsWorksheet: typeof fits;

  beforeAll(async () => {
    expect(await dealtrail(['simulate', '--opportunities', '5', '--seed', '7', '--data', data])).toMatchObject({
      exitCode: 0,
    });
    const define = ['command', 'DefineIdealFunnel', '--id', 'year', '--input', JSON.stringify(IDEAL), '--data', data];
    expect(await dealtrail(define)).toMatchObject({ exitCode: 0 });
    service = await serve(['--data', data]);
    const shapes = new Ajv2020({ strict: false });
    formats.default(shapes);
    shapes.addSchema({ $id: 'document', ...((await service.get('/openapi.json')).body as object) });
    fits = shapes.compile({ $ref: 'document#/components/schemas/Plan' });
    fitsWorksheet = shapes.compile({ $ref: 'document#/components/schemas/PlanWorksheet' });
  });
  afterAll(async () => {
    expect(await service.stop()).toMatchObject({ exitCode: 0 });
  });

  const overHttp = (parameters: Parameters) =>
    service.get(`/v1/plan?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}`, headers);

  it.each<[Parameters]>([
    [FIVE_STEP],
    [[...FIVE_STEP, ['literal', 'true'], ['actual', 'won=3'], ['actual', 'lost=0'], ['reserve', '40']]],
    [TARGET],
    [[...TARGET, ['open', 'PREFERRED=5'], ['due', '2099-03-31'], ['daysToWin', '45']]],
    [
      [
        ...TARGET,
        ['headcount', '6'],
        ['capacity', '75'],
        ['person', 's-1'],
        ['person', 's-2=2'],
        ['period', '2027-H1'],
      ],
    ],
    [[...TARGET, ['currency', 'JPY'], ['confidence', '0.99']]],
  ])('asked with %j is the same by command line, without a log, and over HTTP', async (asked) => {
    const { status, body } = await overHttp(asked);
    expect([status, fits(body), fits.errors]).toEqual([200, true, null]);
    for (const place of [data, nowhere]) {
      expect(answer(await dealtrail(['plan', ...argumentsOf(asked), '--json', '--data', place]))).toEqual(body);
    }
  });

  it.each<[Parameters, RegExp]>([
    [[['preset', 'six-step']], /preset/],
    [[['target', '0'], ...TARGET.slice(1)], /target is "0"/],
    [[...TARGET.slice(0, 2), ['rate', 'A=1.2']], /rate A is "1.2": a rate is above 0 and at most 1/],
    [[...TARGET, ['reserve', '48']], /reserve belongs to the preset five-step/],
    [[...TARGET, ['period', '2027-Q1']], /period needs person beside it/],
  ])('asked with %j is refused: exit 2, HTTP 400', async (asked, said) => {
    const { status, body } = await overHttp(asked);
    expect([status, body]).toMatchObject([400, { code: 'question-refused', detail: expect.stringMatching(said) }]);
    const { exitCode, stderr } = await dealtrail(['plan', ...argumentsOf(asked), '--data', nowhere]);
    expect([exitCode, stderr]).toMatchObject([2, expect.stringMatching(said)]);
  });

  it('is told in Chinese too', async () => {
    const { stderr } = await dealtrail(['plan', '--preset', 'six-step', '--lang', 'zh', '--data', nowhere]);
    expect(stderr).toBe('dealtrail: 没有预设 "six-step"：可用 five-step\n');
    const chinese = { ...headers, 'accept-language': 'zh' };
    const { body } = await service.get('/v1/plan?target=1', chinese);
    expect(body).toMatchObject({ detail: expect.stringContaining('缺少 averageValue、rate') });
  });

  it('has a worksheet that is the same by command line and over HTTP, for whoever plans', async () => {
    const asOf = ((await service.get('/v1/funnel/snapshot', headers)).body as { readonly asOf: string }).asOf;
    const query = `ideal=year&headcount=3&capacity=40&review=half&explain=%2FlastYear%2Fentries&asOf=${asOf}`;
    const { status, body } = await service.get(`/v1/plan/worksheet?${query}`, headers);
    expect([status, fitsWorksheet(body), fitsWorksheet.errors]).toEqual([200, true, null]);
    const asked = ['--ideal', 'year', '--headcount', '3', '--capacity', '40', '--review', 'half'];
    const more = ['--explain', '/lastYear/entries', '--as-of', asOf, '--json', '--data', data];
    expect(answer(await dealtrail(['plan', 'worksheet', ...asked, ...more]))).toEqual(body);
    const bare = await service.get('/v1/plan/worksheet', headers);
    expect([bare.status, bare.body]).toMatchObject([400, { detail: expect.stringContaining('ideal is missing') }]);
    const consultant = await service.get(`/v1/plan/worksheet?${query}`, { 'dealtrail-actor': 'sales_consultant' });
    expect(consultant.status).toBe(403);
  });

  it('takes no option of a plan for one of its worksheet', async () => {
    const worksheet = ['worksheet', '--ideal', 'year', '--data', data];
    const before = await dealtrail(['plan', '--target', '5', ...worksheet]);
    expect([before.exitCode, before.stderr]).toMatchObject([2, expect.stringMatching(/--target stands before worksh/)]);
    expect(await dealtrail(['plan', ...worksheet, '--target', '5'])).toMatchObject({ exitCode: 2 });
  });
});
