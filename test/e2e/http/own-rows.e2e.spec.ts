import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import type { DealtrailClient, DealtrailProblem } from '#client';
import { type RunningServer, startServer } from '../../../apps/server/src/start-server.ts';
import { type Answered, ask } from '../../support/http.ts';
import { clientsOf, keysOf } from '../../support/keys-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

// The server ends before its folder goes.
afterAll(() => server.close());
const data = join(temporaryFolder(), 'data');
let server: RunningServer;

const identities = {
  head: { id: 'e-1', roles: ['executive'], outlets: 'all' },
  northDesk: { id: 'd-1', roles: ['front_desk'], outlets: ['north'] },
  southDesk: { id: 'd-2', roles: ['front_desk'], outlets: ['south'] },
  anna: { id: 's-1', roles: ['sales_consultant'], outlets: ['north'] },
  bert: { id: 's-2', roles: ['sales_consultant'], outlets: ['south'] },
  manager: { id: 'm-1', roles: ['sales_manager'], outlets: ['north'] },
  planner: { id: 'pl-1', roles: ['planner'], outlets: ['north'] },
  partner: { id: 'p-u', roles: ['channel_partner'], outlets: 'all', partner: 'p-1' },
  auditor: { id: 'au-1', roles: ['auditor'], outlets: 'all' },
  analyst: { id: 'a-1', roles: ['analyst'], outlets: 'all' },
  officer: { id: 'po-1', roles: ['privacy_officer'], outlets: 'all' },
} as const satisfies Readonly<Record<string, Identity>>;
type Who = keyof typeof identities;

let people: Readonly<Record<Who, DealtrailClient>>;

beforeAll(async () => {
  const keys = keysOf(data, identities);
  server = await startServer({ data, port: 0, lang: 'en' });
  people = clientsOf(server.url, keys);

  const { head, northDesk, southDesk, anna, bert, partner } = people;
  for (const id of ['north', 'south']) {
    await head.send('/v1/outlets', { body: { id, data: { label: id, zone: 'Asia/Shanghai', region: 'r' } } });
  }
  const came = { channel: 'showroom', partySize: 1, customerId: 'c-both' };
  await northDesk.send('/v1/visits', { body: { id: 'v-n', data: { ...came, outlet: 'north' } } });
  await southDesk.send('/v1/visits', { body: { id: 'v-s', data: { ...came, outlet: 'south' } } });
  const file = (residentialArea: string) => ({ customerId: 'c-both', customer: { surname: '王', residentialArea } });
  await anna.send('/v1/opportunities', {
    body: { id: 'o-n', data: { ...file('浦东'), outlet: 'north', visitId: 'v-n', expectedPurchaseDate: '2099-01-01' } },
  });
  await bert.send('/v1/opportunities', { body: { id: 'o-s', data: { ...file('浦西'), outlet: 'south' } } });
  await bert.send('/v1/opportunities', { body: { id: 'o-2', data: { customerId: 'c-south', outlet: 'south' } } });
  await partner.send('/v1/opportunities', { body: { id: 'o-p', data: { partnerId: 'p-1', customerId: 'c-p' } } });
});

const whole = { query: { min: 0, by: 'consultant' } } as const;

describe('the flow of a funnel', () => {
  it.each([
    ['anna', 1, ['s-1']],
    ['bert', 2, ['s-2']],
    ['manager', 1, ['s-1']],
    ['planner', 1, ['s-1']],
    ['partner', 1, ['(none)']],
    ['head', 4, ['(none)', 's-1', 's-2']],
    ['analyst', 4, ['(none)', 's-1', 's-2']],
  ] as const)('is of the rows of the %s alone: %i', async (who, entered, groups) => {
    const conversion = await people[who].ask('/v1/funnel/conversion', { params: whole });
    expect(conversion.conversion).toMatchObject({ k: 0, n: entered });
    expect(conversion.groups?.map(({ key }) => key)).toEqual(groups);
    const time = await people[who].ask('/v1/funnel/time', { params: whole });
    expect(time.stages[0]).toMatchObject({ stage: 'PROFILED', entered });
    expect(time.groups?.map(({ key }) => key)).toEqual(groups);
  });

  it('is of nothing where another’s rows are asked for by name', async () => {
    const query = { min: 0, where: ['consultant=s-2'] };
    const { conversion } = await people.anna.ask('/v1/funnel/conversion', { params: { query } });
    expect(conversion).toMatchObject({ k: 0, n: 0 });
    const { stages } = await people.anna.ask('/v1/funnel/time', { params: { query } });
    expect(stages[0]).toMatchObject({ entered: 0 });
  });
});

describe('a figure that is explained', () => {
  const from = '2020-01-01';
  const own = [
    ['anna', ['o-n']],
    ['bert', ['o-2', 'o-s']],
    ['manager', ['o-n']],
    ['partner', ['o-p']],
    ['analyst', ['o-2', 'o-n', 'o-p', 'o-s']],
  ] as const;

  it.each(own)('is of the rows of the %s alone: %j', async (who, ids) => {
    const { ask } = people[who];
    const asked = [
      ask('/v1/funnel/snapshot/explain', { params: { query: { cell: 'open' } } }),
      ask('/v1/funnel/bridge/explain', { params: { query: { from, cell: 'new' } } }),
      ask('/v1/funnel/velocity/explain', { params: { query: { cell: 'openQualified' } } }),
      ask('/v1/funnel/performance/explain', { params: { query: { from, cell: 'entered' } } }),
      ask('/v1/funnel/bottlenecks/explain', { params: { query: { from, cell: 'entries' } } }),
      ask('/v1/funnel/time/explain', { params: { query: { cell: 'stages.PROFILED.entered' } } }),
      ask('/v1/funnel/conversion/explain', { params: { query: { cell: 'conversion.n' } } }),
    ];
    for (const { cell, count, episodes, next } of await Promise.all(asked)) {
      const opportunities = episodes.map(({ opportunity }) => opportunity);
      expect({ cell, count, opportunities, next }).toEqual({ cell, count: ids.length, opportunities: ids, next: null });
    }
  });

  it('comes page by page', async () => {
    const page = (more = {}) =>
      people.analyst.ask('/v1/funnel/snapshot/explain', { params: { query: { cell: 'open', limit: 3, ...more } } });
    const first = await page();
    expect(first).toMatchObject({ count: 4, next: 'opportunity-o-p#1' });
    expect(await page({ after: first.next })).toMatchObject({
      count: 4,
      next: null,
      episodes: [{ opportunity: 'o-s', episode: 1, count: 1, events: [{ type: 'Created' }] }],
    });
  });
});

describe('visits', () => {
  it.each([
    ['northDesk', ['north']],
    ['anna', ['north']],
    ['manager', ['north']],
    ['southDesk', ['south']],
    ['auditor', ['north', 'south']],
  ] as const)('are those of the outlets of the %s: %j', async (who, outlets) => {
    const query = { by: 'outlet', minimumCases: 0 } as const;
    const { traffic, groups = [] } = await people[who].ask('/v1/funnel/visits', { params: { query } });
    expect({ traffic, of: groups.filter((group) => group.traffic > 0).map(({ key }) => key) }).toEqual({
      traffic: outlets.length,
      of: outlets,
    });
    const where = { query: { where: ['outlet=south'] } };
    const south = await people[who].ask('/v1/funnel/visits', { params: where });
    expect(south.traffic).toBe(outlets.includes('south' as never) ? 1 : 0);
  });
});

describe('a customer', () => {
  const path = { id: 'c-both' };
  const customer = (who: Who, id: string = path.id) =>
    people[who].ask('/v1/customers/{id}', { params: { path: { id } } });
  const refused = (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (problem: DealtrailProblem) => problem,
    );

  it('of two outlets is told of in each by what is its own, and in full to the auditor', async () => {
    for (const who of ['anna', 'manager'] as const) {
      const told = await customer(who);
      expect(told).toMatchObject({
        profile: { surname: '王', residentialArea: '浦东' },
        opportunities: [{ id: 'o-n' }],
        visits: [{ id: 'v-n' }],
        labels: { north: 'north' },
      });
      expect(JSON.stringify(told)).not.toMatch(/o-s|v-s|s-2|浦西|south/);
    }
    expect(await customer('bert')).toMatchObject({ profile: { residentialArea: '浦西' }, visits: [] });
    const full = await customer('auditor');
    expect(full.opportunities.map(({ id }) => id).sort()).toEqual(['o-n', 'o-s']);
    expect(full.visits.map(({ id }) => id).sort()).toEqual(['v-n', 'v-s']);
  });

  it('of others is not there, like one that there is not', async () => {
    const problems = await Promise.all([refused(customer('anna', 'c-south')), refused(customer('anna', 'c-nobody'))]);
    const [foreign, missing] = problems.map((problem) => problem?.problem);
    expect(foreign).toMatchObject({ status: 404, code: 'not-found' });
    const unnamed = (problem: object | undefined) =>
      JSON.stringify(problem)
        .replaceAll(/c-south|c-nobody/g, '')
        .replaceAll(/\d{4}-[^ "]+Z/g, '');
    expect(unnamed(foreign)).toBe(unnamed(missing));
    expect(await refused(customer('manager', 'c-south'))).toMatchObject({ status: 404 });
  });

  it.each(['northDesk', 'planner', 'partner', 'head', 'officer'] as const)('is not for the %s', async (who) => {
    expect(await refused(customer(who))).toMatchObject({ status: 403, problem: { rule: 'right-granted' } });
  });

  it('is masked for the analyst; of whom else it was shown to there is a record, of each field that was', async () => {
    const accessLog = async () =>
      (await people.officer.ask('/v1/subjects/{id}/access-log', { params: { path } })).reads;
    const before = (await accessLog()).length;
    const masked = { masked: true, subject: 'c-both' };
    expect(await customer('analyst')).toMatchObject({ profile: { surname: masked, residentialArea: masked } });
    expect(await accessLog()).toHaveLength(before);
    await people.anna.ask('/v1/customers/{id}', { params: { path, header: { 'Dealtrail-Purpose': 'call-back' } } });
    expect((await accessLog()).slice(before)).toMatchObject([
      {
        actor: { id: 's-1', role: 'sales_consultant' },
        fields: ['Created/customer/residentialArea', 'Created/customer/surname'],
        why: 'call-back',
      },
    ]);
  });
});

describe('whoever owns nothing', () => {
  const strangers = {
    stranger: { id: 'p-s', roles: ['channel_partner'], outlets: 'all', partner: 'p-9' },
    newcomer: { id: 's-9', roles: ['sales_consultant'], outlets: ['east'] },
    emptyManager: { id: 'm-9', roles: ['sales_manager'], outlets: ['east'] },
  } as const satisfies Readonly<Record<string, Identity>>;
  const folders = { full: join(temporaryFolder(), 'data'), empty: join(temporaryFolder(), 'data') };
  type Place = keyof typeof folders;
  const running = new Map<Place, RunningServer>();
  const keys = new Map<string, string>();

  beforeAll(async () => {
    for (const place of ['full', 'empty'] as const) {
      const made = keysOf(folders[place], { ...identities, ...strangers });
      for (const [who, key] of Object.entries(made)) keys.set(`${place} ${who}`, key);
      running.set(place, await startServer({ data: folders[place], port: 0, lang: 'en' }));
    }
    const others = [
      ['anna', { dimensions: { mood: 'calm' }, outlet: 'north', customerId: 'c-1' }],
      ['bert', { stageModel: 'simple@1', outlet: 'south' }],
      ['partner', { stageModel: 'project@1', partnerId: 'p-1' }],
    ] as const;
    for (const [who, data] of others) {
      const { status, body } = await asked('full', who, 'opportunities', { body: { id: `o-${who}`, data } });
      expect({ status, body }).toMatchObject({ status: 201 });
    }
  });
  afterAll(async () => {
    for (const server of running.values()) await server.close();
  });

  function asked(place: Place, who: string, path: string, more: { readonly body?: object } = {}) {
    const headers = { authorization: `Bearer ${keys.get(`${place} ${who}`)}` };
    return ask(`${running.get(place)?.url}/v1/${path}`, { headers, ...more });
  }

  /** Without what no two answers share: when, where in which log, and which request it was. */
  const comparable = ({ status, body }: Answered) => {
    const { correlationId: _, ...said } = body;
    const text = JSON.stringify({ status, said });
    return text
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      .replaceAll(/"inputsHash":"[\da-f]{64}"/g, '"inputsHash":"<of when>"')
      .replaceAll(/"[\da-f]{8}~[\w-]{48}"/g, '"<place>"');
  };

  const funnels = [
    'snapshot?',
    'snapshot/explain?cell=entered&',
    'bridge?from=1980-01-01&',
    'bridge/explain?from=1980-01-01&cell=new&',
    'conversion?',
    'time?',
    'time/explain?cell=slippage.expected&',
    'velocity?',
    'velocity/explain?cell=winRate.n&',
    'performance?from=1980-01-01&',
    'performance/explain?from=1980-01-01&cell=entered&',
  ].flatMap((question) =>
    ['', 'by=consultant', 'by=partner', 'by=mood', 'where=mood%3Dcalm', 'effectiveAt=1990-01-01'].map(
      (more) => `funnel/${question}${more}`,
    ),
  );
  const ungrouped = [
    'funnel/conversion/explain?cell=winRate.n&',
    'funnel/bottlenecks?from=1980-01-01&',
    'funnel/bottlenecks/explain?from=1980-01-01&cell=entries&',
  ].flatMap((question) => ['', 'where=mood%3Dcalm', 'effectiveAt=1990-01-01'].map((more) => `${question}${more}`));
  /** Asked by those who judge alone, here by a manager of an outlet without anything. */
  const judged = [
    'forecast?',
    'backtest?',
    'backtest/explain?cell=origins.0.open&',
    'plan?preset=five-step&on=2026-11-30&actualIn=2026-05&',
    'plan/explain?preset=five-step&actualIn=2026-05&cell=actual.new&',
    'plan?target=1000&averageValue=10&rate=A%3D0.5&due=2099-01-01&winQuantile=0.9&',
  ].flatMap((question) => ['', 'where=mood%3Dcalm'].map((more) => `${question}${more}`));

  it.each([
    ...funnels.map((path) => ['stranger', path] as const),
    ...funnels.map((path) => ['newcomer', path] as const),
    ...ungrouped.flatMap((path) => [['stranger', path] as const, ['newcomer', path] as const]),
    ...judged.map((path) => ['emptyManager', path] as const),
    ['newcomer', 'funnel/visits?by=outlet'],
    ['newcomer', 'compliance/worklist'],
    ...['funnel/visits', 'compliance/worklist', 'customers/c-1'].map(
      (path) => ['newcomer', `${path}?effectiveAt=1990-01-01`] as const,
    ),
    ['newcomer', 'customers/c-1'],
    ['stranger', 'opportunities'],
  ] as const)('is answered as from an empty folder: %s, %s', async (who, path) => {
    const empty = await asked('empty', who, path);
    expect(comparable(await asked('full', who, path))).toBe(comparable(empty));
    expect(empty.status).toBe(path.includes('mood') ? 400 : path.startsWith('customers') ? 404 : 200);
  });

  it('while others are told of several stage models, and of what they begin with', async () => {
    expect(await asked('full', 'head', 'funnel/time')).toMatchObject({ body: { code: 'stage-model-needed' } });
    const early = await asked('full', 'head', 'funnel/time?effectiveAt=1990-01-01&stageModel=simple%401');
    expect(early).toMatchObject({ body: { detail: expect.stringContaining('nothing had happened by') } });
  });
});
