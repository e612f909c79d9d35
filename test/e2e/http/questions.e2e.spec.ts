import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { answer, dealtrail, type Service, serve } from '../../support/dealtrail.ts';
import type { OpenApi } from '../../support/openapi-requests.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const IDEAL = {
  command: 'DefineIdealFunnel',
  id: 'plan',
  actor: { id: 'm-1', role: 'sales_manager' },
  data: {
    ...{ stageModel: 'dealer', period: '2025', entries: 60, basis: 'last-year' },
    averageValue: { amount: '150000.00', currency: 'CNY' },
    stages: [
      { stage: 'PROFILED', rate: 0.95, medianDays: 3 },
      { stage: 'FOLLOWED_UP', rate: 0.5 },
      { stage: 'TEST_DRIVEN', rate: 0.6 },
      { stage: 'ORDERED', rate: 0.95 },
      { stage: 'MATCHED', rate: 1 },
      { stage: 'DELIVERED', rate: 0.99 },
    ],
  },
};

/** What is to be signed in July, and its lock. */
const TARGET = [
  {
    ...{ command: 'SetTarget', id: 'july', actor: IDEAL.actor },
    data: {
      measure: 'contract',
      people: [{ id: 'house' }],
      periods: ['2025-07'],
      nodes: [{ person: 'house', period: '2025-07', value: { amount: '1000000.00', currency: 'CNY' } }],
    },
  },
  { ...{ command: 'LockTarget', id: 'july', actor: { id: 'e-1', role: 'executive' } }, data: {} },
];

const REMEDY = {
  ...{ command: 'PlanRemedy', id: 'coaching', actor: IDEAL.actor },
  data: { stage: 'FOLLOWED_UP', lever: 'training', quantity: 2, owner: 's-1', due: '2025-09-30' },
};

/** Questions whose figures are explained: the command, its options and query, and one of its figures. */
const EXPLAINED = [
  ['funnel snapshot', '--by outlet', 'by=outlet', 'groups.sim-outlet-1.lost'],
  ['funnel bridge', '--from 2025-06-30 --to 2025-07-31', 'from=2025-06-30&to=2025-07-31', 'new'],
  ['funnel time', '--min 0', 'min=0', 'stages.PROFILED.visits'],
  ['funnel velocity', '--min 0', 'min=0', 'velocities.CNY.won'],
  ['funnel performance', '--from 2025-06-30', 'from=2025-06-30', 'earlier.lost'],
  ['funnel bottlenecks', '--from 2025-05-31 --min 0', 'from=2025-05-31&min=0', 'stages.PROFILED.entered'],
  ['backtest', '--months 24 --min 0', 'months=24&min=0', 'deals.historical'],
] as const;

describe('what the command line asks, asked over HTTP', () => {
  const data = join(temporaryFolder(), 'data');
  const headers = { 'dealtrail-actor': 'analyst' };
  let service: Service;
  let document: OpenApi;
  let shapes: Ajv2020;
  let times: { readonly cli: readonly string[]; readonly http: string };

  beforeAll(async () => {
    expect(await dealtrail(['simulate', '--opportunities', '80', '--seed', '7', '--data', data])).toMatchObject({
      exitCode: 0,
    });
    const ideal = join(data, '..', 'ideal.jsonl');
    writeFileSync(ideal, [IDEAL, ...TARGET].map((line) => JSON.stringify(line)).join('\n'));
    expect(await dealtrail(['send', ideal, '--data', data])).toMatchObject({ exitCode: 0 });
    const { id } = answer(await dealtrail(['funnel', 'compare', '--ideal', 'plan', '--data', data, '--json'])) as {
      readonly id: string;
    };
    const remedy = join(data, '..', 'remedy.jsonl');
    writeFileSync(remedy, `${JSON.stringify({ ...REMEDY, data: { ...REMEDY.data, comparisonId: id } })}\n`);
    expect(await dealtrail(['send', remedy, '--data', data])).toMatchObject({ exitCode: 0 });
    service = await serve(['--data', data]);
    document = (await service.get('/openapi.json')).body;
    shapes = new Ajv2020({ strict: false });
    formats.default(shapes);
    shapes.addSchema({ $id: 'document', ...document });
    const { asOf } = (await service.get('/v1/funnel/snapshot', headers)).body as { readonly asOf: string };
    times = { cli: ['--as-of', asOf], http: `asOf=${asOf}` };
  });
  afterAll(async () => {
    expect(await service.stop()).toMatchObject({ exitCode: 0 });
  });

  /** What both say; over HTTP in the shape that the document gives it. */
  async function both(args: readonly string[], path: string, named = path) {
    return same([...args, ...times.cli], `${path}${path.includes('?') ? '&' : '?'}${times.http}`, named);
  }

  async function same(args: readonly string[], path: string, named: string, role = 'analyst') {
    const said = await dealtrail([...args, '--actor', `a-1:${role}`, '--data', data, '--json']);
    const { status, body } = await service.get(`/v1/${path}`, { 'dealtrail-actor': role });
    expect({ status, body }).toEqual({ status: 200, body: answer(said) });
    const pointer = `/paths/${`/v1/${named.split('?')[0]}`.replaceAll('/', '~1')}/get/responses/200`;
    const fits = shapes.compile({ $ref: `document#${pointer}/content/application~1json/schema` });
    expect({ fits: fits(body), errors: fits.errors }).toEqual({ fits: true, errors: null });
    return body as Readonly<Record<string, unknown>>;
  }

  it.each([
    ['conversion', '', ''],
    ['conversion', '--by outlet --min 0', 'by=outlet&min=0'],
    [
      'conversion',
      '--kind progression --from 2025-01-01 --basis value',
      'kind=progression&from=2025-01-01&basis=value',
    ],
    ['conversion', '--kind snapshot', 'kind=snapshot'],
    [
      'conversion',
      '--order any --regression current-max --episode customer --decided closed-only',
      'order=any&regression=current-max&episode=customer&decided=closed-only',
    ],
    ['conversion', '--entry imputed', 'entry=imputed'],
    ['compare', '--ideal plan --horizon 30 --min 0', 'ideal=plan&horizon=30&min=0'],
    [
      'compare',
      '--ideal plan@1 --by consultant --from 2025-06-30 --to 2025-12-31 --where outlet=outlet-1',
      'ideal=plan%401&by=consultant&from=2025-06-30&to=2025-12-31&where=outlet%3Doutlet-1',
    ],
    [
      'compare',
      '--ideal plan --earlier 2025-05-31,2025-06-30 --beside product=sedan-a --from 2025-06-30 --to 2025-07-31',
      'ideal=plan&earlierFrom=2025-05-31&earlierTo=2025-06-30&beside=product%3Dsedan-a&from=2025-06-30&to=2025-07-31',
    ],
    ['effect', 'coaching', 'remedy=coaching'],
    [
      'performance',
      '--from 2025-06-30 --to 2025-09-30 --by salesChannel',
      'from=2025-06-30&to=2025-09-30&by=salesChannel',
    ],
    [
      'performance',
      '--from 2025-06-30 --to 2025-07-31 --by consultant --target july',
      'from=2025-06-30&to=2025-07-31&by=consultant&target=july',
    ],
    [
      'bottlenecks',
      '--from 2025-06-30 --to 2025-09-30 --earlier 2025-05-31,2025-06-30 --horizon 30 --min 1',
      'from=2025-06-30&to=2025-09-30&earlierFrom=2025-05-31&earlierTo=2025-06-30&horizon=30&min=1',
    ],
    ['time', '', ''],
    ['time', '--by consultant --min 1 --stage-model dealer@1', 'by=consultant&min=1&stageModel=dealer%401'],
    ['visits', '', ''],
    ['visits', '--from 2025-03-01 --by infoSource --minimum-cases 0', 'from=2025-03-01&by=infoSource&minimumCases=0'],
    ['visits', '--from 2025-03-01 --where channel=phone', 'from=2025-03-01&where=channel%3Dphone'],
  ])('funnel %s %s is answered the same', async (question, options, query) => {
    const args = options === '' ? [] : options.split(' ');
    const { position } = await both(['funnel', question, ...args], `funnel/${question}?${query}`);
    expect(position).toMatch(/\.\d+$/);
  });

  it('the chain of four rates of a month of the log is told the same', async () => {
    const asked = ['plan', '--preset', 'five-step', '--on', '2026-11-30', '--actual-in', '2025-07'];
    const more = ['--where', 'outlet=sim-outlet-1'];
    const query = 'plan?preset=five-step&on=2026-11-30&actualIn=2025-07&where=outlet%3Dsim-outlet-1';
    const read = { period: '2025-07', stageModel: 'project@1' };
    expect(await both([...asked, ...more], query, 'plan')).toMatchObject({ actualIn: read });
    const cell = 'plan/explain?preset=five-step&actualIn=2025-07&where=outlet%3Dsim-outlet-1&cell=actual.won';
    const explained = ['plan', '--preset', 'five-step', '--actual-in', '2025-07', ...more, '--explain', 'actual.won'];
    expect(await both(explained, cell)).toMatchObject({ cell: 'actual.won', stageModel: 'project@1' });
    const alone = await service.get('/v1/plan?preset=five-step&where=outlet%3Dsim-outlet-1', headers);
    expect(alone).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/where belongs to actualIn/) } });
    const refused = await dealtrail(['plan', '--preset', 'five-step', ...more, '--data', data]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/--where belongs to --actual-in/) });
  });

  it('the lead time of a plan by the curve of the log is told the same', async () => {
    const asked =
      'plan --target 1000000 --average-value 150000 --rate PROFILED=0.2 --due 2027-12-31 --win-quantile 0.9';
    const query = 'plan?target=1000000&averageValue=150000&rate=PROFILED%3D0.2&due=2027-12-31&winQuantile=0.9';
    const { leadTime, timeToWin } = await both(asked.split(' '), query, 'plan');
    expect(timeToWin).toMatchObject({ quantile: 0.9, days: expect.any(Number), stageModel: 'dealer@1' });
    expect(leadTime).toMatchObject({ daysToWin: (timeToWin as { readonly days: number }).days });
  });

  it('the opportunities behind a figure of a comparison are told the same', async () => {
    const asked = ['--ideal', 'plan', '--horizon', '30', '--explain', 'stages.TEST_DRIVEN.entered', '--limit', '2'];
    const query = 'funnel/compare/explain?ideal=plan&horizon=30&cell=stages.TEST_DRIVEN.entered&limit=2';
    const { count, episodes } = await both(['funnel', 'compare', ...asked], query);
    expect(count).toBeGreaterThan(2);
    expect(episodes).toHaveLength(2);
  });

  it('the rules, a scorecard and what is owed are answered the same', async () => {
    const { rules } = await both(['compliance', 'rules'], 'compliance/rules');
    expect(rules).toContainEqual(expect.objectContaining({ rule: 'first-follow-up', inForce: null }));
    const month = ['compliance', 'data-quality', '--from', '2025-06-01', '--to', '2025-06-30'];
    const { scorecards } = await both(month, 'compliance/data-quality?from=2025-06-01&to=2025-06-30');
    expect(scorecards).not.toEqual([]);
    const found = (await service.get('/v1/opportunities?status=won&limit=1', headers)).body as {
      readonly opportunities: readonly { readonly id: string }[];
    };
    const id = found.opportunities[0]?.id as string;
    const explained = ['compliance', 'explain', id, '--rule', 'first-follow-up'];
    const query = `opportunities/${id}/obligations?rule=first-follow-up`;
    expect(await both(explained, query, 'opportunities/{id}/obligations')).toMatchObject({ opportunity: id });
    expect(await service.get(`/v1/${query}s`, headers)).toMatchObject({ status: 400 });
  });

  it.each([
    ['forecast', '', ''],
    ['forecast', '--ideal plan --level 0.9 --limit 2', 'ideal=plan&level=0.9&limit=2'],
    [
      'forecast',
      '--until 2027-03-31 --base-from 2025-06-30 --where outlet=outlet-1 --min 1',
      'until=2027-03-31&baseFrom=2025-06-30&where=outlet%3Doutlet-1&min=1',
    ],
    ['backtest', '--months 3', 'months=3'],
    ['backtest', '--ideal plan --base-days 180 --level 0.5', 'ideal=plan&baseDays=180&level=0.5'],
  ])('%s %s is answered the same', async (question, options, query) => {
    const args = options === '' ? [] : options.split(' ');
    const { position } = await both([question, ...args], `${question}?${query}`);
    expect(position).toMatch(/\.\d+$/);
  });

  it('a customer is answered the same, masked to whom people are not shown', async () => {
    const found = (await service.get('/v1/opportunities?status=won&limit=1', headers)).body as {
      readonly opportunities: readonly { readonly customerId: string }[];
    };
    const id = found.opportunities[0]?.customerId as string;
    const body = await both(['customer', 'show', id], `customers/${id}`, 'customers/{id}');
    expect(body).toMatchObject({ id, profile: { phone: { masked: true, subject: id } }, vehicles: [{}] });
  });

  it('the trail of an auditor is answered the same, and told to nobody else', async () => {
    const asked = '--type VehicleMatched --from 2025-03-01 --limit 2'.split(' ');
    const query = 'audit/log?type=VehicleMatched&from=2025-03-01T23:59:59.999%2B08:00&limit=2';
    const { events, next } = await same(['audit', 'log', ...asked], query, 'audit/log', 'auditor');
    expect(events).toHaveLength(2);
    const more = await same(
      ['audit', 'log', '--after', next as string, ...asked],
      `${query}&after=${next}`,
      'audit/log',
      'auditor',
    );
    expect(JSON.stringify(more.events)).not.toContain((events as readonly { readonly id: string }[])[1]?.id);
    expect(await service.get('/v1/audit/log', headers)).toMatchObject({ status: 403 });
    expect(await dealtrail(['audit', 'log', '--actor', 'a-1:analyst', '--data', data])).toMatchObject({ exitCode: 3 });
  });

  it.each(EXPLAINED)('a figure of %s %s is explained the same: %s, %s', async (command, options, query, cell) => {
    const asked = [...command.split(' '), ...options.split(' '), '--explain', cell, '--limit', '2'];
    const path = `${command.replace(' ', '/')}/explain`;
    const first = await both(asked, `${path}?${query}&cell=${cell}&limit=2`, path);
    expect(first).toMatchObject({ cell, episodes: [{ opportunity: expect.any(String) }, expect.anything()] });
    const after = first.next as string;
    const next = `${path}?${query}&cell=${cell}&limit=2&after=${encodeURIComponent(after)}`;
    const second = await both([...asked, '--after', after], next, path);
    expect([second.count, second.value]).toEqual([first.count, first.value]);
    expect(second.episodes).not.toEqual(first.episodes);
  });

  it('each field of an opportunity is explained the same', async () => {
    const found = (await service.get('/v1/opportunities?status=won&limit=1', headers)).body as {
      readonly opportunities: readonly { readonly id: string }[];
    };
    const id = found.opportunities[0]?.id as string;
    const asked = [...'audit explain --opportunity'.split(' '), id, ...times.cli];
    const query = `audit/explain?opportunity=${id}&${times.http}`;
    const { fields } = await same(asked, query, 'audit/explain', 'auditor');
    expect(fields).toContainEqual(expect.objectContaining({ field: 'status', value: 'won' }));
    const auditor = { 'dealtrail-actor': 'auditor' };
    expect(await service.get('/v1/audit/explain?opportunity=nobody', auditor)).toMatchObject({ status: 404 });
    expect(await service.get('/v1/audit/explain', auditor)).toMatchObject({ status: 400 });
  });

  it('segregation of duties is answered the same: a simulated dealership has no case', async () => {
    const { cases } = await same(['audit', 'sod', ...times.cli], `audit/sod?${times.http}`, 'audit/sod', 'auditor');
    expect(cases).toEqual([]);
    expect(await service.get('/v1/audit/sod', headers)).toMatchObject({ status: 403 });
  });

  it('a sample is drawn the same', async () => {
    const to = times.cli[1] as string;
    const args = ['audit', 'sample', '--seed', '42', '--size', '5', '--to', to];
    const { events } = await same(args, `audit/sample?seed=42&size=5&to=${to}`, 'audit/sample', 'auditor');
    expect(events).toHaveLength(5);
    const divided = `audit/sample?seed=42&size=20&stratify=consultant&asOf=${to}`;
    const asked = ['audit', 'sample', '--seed', '42', '--size', '20', '--stratify', 'consultant', '--as-of', to];
    const { strata } = await same(asked, divided, 'audit/sample', 'auditor');
    expect((strata as readonly { readonly size: number }[]).reduce((sum, { size }) => sum + size, 0)).toBe(20);
    const auditor = { 'dealtrail-actor': 'auditor' };
    expect(await service.get('/v1/audit/sample?seed=42', auditor)).toMatchObject({ status: 400 });
    for (const wrong of ['size=0', 'size=5&stratify=mood'])
      expect(await service.get(`/v1/audit/sample?seed=42&${wrong}`, auditor)).toMatchObject({ status: 400 });
  });

  it('completeness is answered the same: nothing is missing in a simulated dealership', async () => {
    const asked = ['audit', 'completeness', ...times.cli];
    const report = await same(asked, `audit/completeness?${times.http}`, 'audit/completeness', 'auditor');
    expect(report).toMatchObject({ ok: true, gaps: [] });
    expect(await service.get('/v1/audit/completeness', headers)).toMatchObject({ status: 403 });
  });

  it.each(['opportunities/a%20b', 'opportunities/a%20b/obligations', 'audit/explain?opportunity=a%20b'])(
    'what is no id is nothing that there is: %s',
    async (path) => {
      const { status } = await service.get(`/v1/${path}`, { 'dealtrail-actor': 'auditor' });
      expect(status).toBe(404);
    },
  );
});
