import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import type { DealtrailClient, DealtrailProblem } from '#client';
import { type RunningServer, startServer } from '../../../apps/server/src/start-server.ts';
import { answer, dealtrail } from '../../support/dealtrail.ts';
import { clientsOf, keysOf } from '../../support/keys-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const identities = {
  head: { id: 'e-1', roles: ['executive'], outlets: 'all' },
  chief: { id: 'm-0', roles: ['sales_manager'], outlets: 'all' },
  manager: { id: 'm-1', roles: ['sales_manager'], outlets: ['north'] },
  southManager: { id: 'm-2', roles: ['sales_manager'], outlets: ['south'] },
  anna: { id: 's-1', roles: ['sales_consultant'], outlets: ['north'] },
  bert: { id: 's-2', roles: ['sales_consultant'], outlets: ['north'] },
  partner: { id: 'p-u', roles: ['channel_partner'], outlets: 'all', partner: 'p-1' },
  auditor: { id: 'au-1', roles: ['auditor'], outlets: 'all' },
} as const satisfies Readonly<Record<string, Identity>>;
type Who = keyof typeof identities;

// The server ends before its folder goes.
afterAll(() => server.close());
const data = join(temporaryFolder(), 'data');
let server: RunningServer;
let people: Readonly<Record<Who, DealtrailClient>>;

const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const file = {
  ...{ infoSource: 'website', expectedPurchaseDate: '2099-12-15', intakeChannel: 'showroom' },
  ...{ consultant: 's-1', outlet: 'north', partnerId: 'p-1' },
} as const;

beforeAll(async () => {
  const keys = keysOf(data, identities);
  server = await startServer({ data, port: 0, lang: 'en' });
  people = clientsOf(server.url, keys);
  const { head, chief, anna } = people;
  await chief.send('/v1/approvals', {
    body: { id: 'a-1', data: { purpose: { command: 'PublishRuleSet', id: 'dealer' }, why: 'rules' } },
  });
  await head.send('/v1/approvals/{id}/approve', { params: { path: { id: 'a-1' } }, body: { data: {} } });
  const rules = { 'intake-mandatory-fields': {}, 'first-follow-up': { days: 3 }, 'needs-traffic': {} };
  await head.send('/v1/rule-sets', {
    body: {
      data: {
        issuer: 'dealer',
        appliesTo: ['dealer'],
        changeReason: 'the first rules',
        approvalId: 'a-1',
        // A free form, which the document cannot type.
        content: { rules } as never,
      },
    },
  });
  await anna.send('/v1/opportunities', { body: { id: 'op-1', data: { ...file, customer } } });
  const others = { 'op-3': { consultant: 's-2' }, 'op-4': { consultant: 's-3', outlet: 'south' } };
  for (const [id, more] of Object.entries(others))
    await chief.send('/v1/opportunities', { body: { id, data: { ...file, ...more, customer } } });
});

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (problem: DealtrailProblem) => problem,
  );

describe('the rule book over HTTP', () => {
  /** Where the log ends: what a rule is asked at. */
  const head = async () => (await people.head.ask('/v1/compliance/rules')).position;

  it('refuses what breaks a hard rule, in both languages, and stores nothing', async () => {
    const before = await head();
    const { phone: _, ...anonymous } = customer;
    const sent = people.anna.send('/v1/opportunities', {
      body: { id: 'op-2', data: { ...file, customer: anonymous } },
    });
    expect(await refusal(sent)).toMatchObject({
      status: 422,
      problem: {
        rule: 'intake-mandatory-fields',
        ruleVersion: 'dealer@1',
        evidence: [],
        reason: { zh: expect.stringContaining('phone'), en: expect.stringContaining('phone') },
        remedy: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) },
      },
    });
    expect(await head()).toBe(before);
    const shown = people.anna.ask('/v1/opportunities/{id}', { params: { path: { id: 'op-2' } } });
    expect(await refusal(shown)).toMatchObject({ status: 404 });
  });

  it.each(['head', 'manager', 'auditor'] as const)(
    'tells the %s every rule, and by which version it is in force',
    async (who) => {
      const { rules } = await people[who].ask('/v1/compliance/rules');
      const named = new Map(rules.map((rule) => [rule.rule, rule]));
      expect(named.get('first-follow-up')).toMatchObject({
        kind: 'due',
        parameters: { days: 3 },
        inForce: { ruleVersion: 'dealer@1', issuer: 'dealer' },
      });
      expect(named.get('test-drive-distance')?.inForce).toBeNull();
    },
  );

  it.each(['anna', 'partner'] as const)('does not tell the %s how everybody is judged', async (who) => {
    expect(await refusal(people[who].ask('/v1/compliance/rules'))).toMatchObject({ status: 403 });
  });

  it.each(['anna', 'manager', 'head', 'auditor'] as const)(
    'tells the %s what is owed, and the events that it rests on',
    async (who) => {
      const told = await people[who].ask('/v1/opportunities/{id}/obligations', {
        params: { path: { id: 'op-1' }, query: { rule: 'first-follow-up' } },
      });
      expect(told).toMatchObject({
        opportunity: 'op-1',
        verdicts: [
          {
            rule: 'first-follow-up',
            ruleVersion: 'dealer@1',
            status: 'open',
            since: null,
            consultant: 's-1',
            restsOn: [{ type: 'Created', actor: { id: 's-1' } }],
          },
        ],
      });
    },
  );

  it.each([
    ['bert', 404],
    ['southManager', 404],
    ['partner', 403],
  ] as const)('tells the %s nothing of it: %i', async (who, status) => {
    const asked = people[who].ask('/v1/opportunities/{id}/obligations', { params: { path: { id: 'op-1' } } });
    expect(await refusal(asked)).toMatchObject({ status });
  });

  it('scores files of the outlets that whoever asks sees, and tells the consultant nothing', async () => {
    const asked = (who: Who) => people[who].ask('/v1/compliance/data-quality');
    const scored = async (who: Who) =>
      (await asked(who)).scorecards.map(({ consultant, files }) => [consultant, files]);
    expect(await scored('manager')).toEqual([
      ['s-1', 1],
      ['s-2', 1],
    ]);
    expect(await scored('southManager')).toEqual([['s-3', 1]]);
    for (const who of ['head', 'auditor'] as const) {
      expect(await scored(who)).toEqual([...(await scored('manager')), ...(await scored('southManager'))]);
    }
    expect((await asked('head')).scorecards[0]).toMatchObject({ completeness: 1, validity: 1, timeliness: 1 });
    expect(await refusal(asked('anna'))).toMatchObject({ status: 403 });
    const backwards = people.head.ask('/v1/compliance/data-quality', {
      params: { query: { from: '2026-12-01', to: '2026-11-30' } },
    });
    expect(await refusal(backwards)).toMatchObject({ status: 400 });
    const noDay = people.head.ask('/v1/compliance/data-quality', { params: { query: { from: '2026-11-31' } } });
    expect(await refusal(noDay)).toMatchObject({ status: 400 });
  });

  it('refuses to tell of a rule that there is not', async () => {
    const asked = people.head.ask('/v1/opportunities/{id}/obligations', {
      params: { path: { id: 'op-1' }, query: { rule: 'no-such-rule' } },
    });
    expect(await refusal(asked)).toMatchObject({ status: 400, message: expect.stringContaining('no-such-rule') });
  });

  it('knows no obligations before the opportunity was known, nor of one that there is not', async () => {
    const asked = (id: string, asOf?: string) =>
      refusal(
        people.head.ask('/v1/opportunities/{id}/obligations', {
          params: { path: { id }, query: asOf ? { asOf } : {} },
        }),
      );
    expect(await asked('op-1', '2020-01-01')).toMatchObject({ status: 404 });
    expect(await asked('nobody')).toMatchObject({ status: 404 });
  });

  type Filters = Readonly<Record<string, string | number>>;
  const owed = (who: Who, query: Filters = {}) =>
    people[who].ask('/v1/compliance/owed', { params: { query: query as never } });
  const owing = async (who: Who, query: Filters = {}) =>
    (await owed(who, query)).owed.map(({ opportunityId }) => opportunityId).toSorted();

  it.each([
    ['anna', ['op-1']],
    ['manager', ['op-1', 'op-3']],
    ['southManager', ['op-4']],
    ['auditor', ['op-1', 'op-3', 'op-4']],
  ] as const)('tells the %s what is owed next in their own rows: %j', async (who, expected) => {
    expect(await owing(who)).toEqual(expected);
  });

  it('tells a partner nothing of what is owed', async () => {
    expect(await refusal(owed('partner'))).toMatchObject({ status: 403 });
  });

  it.each([
    [{ rule: 'first-follow-up', until: '2099-01-01' }, ['op-1', 'op-3', 'op-4']],
    [{ rule: 'needs-traffic' }, []],
    [{ consultant: 's-2' }, ['op-3']],
    [{ outlet: 'south' }, ['op-4']],
    [{ until: '2020-01-01' }, []],
  ])('tells of what is owed only what is asked for: %j', async (filters, expected) => {
    expect(await owing('auditor', filters)).toEqual(expected);
  });

  it('turns the pages of what is owed, and says what the command line says', async () => {
    const first = await owed('auditor', { limit: 2 });
    const remedy = { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) };
    const one = { rule: 'first-follow-up', ruleVersion: 'dealer@1', overdue: false, remedy };
    expect(first.owed).toMatchObject([one, one]);
    const second = await owed('auditor', { limit: 2, after: first.next as string });
    expect([second.asOf, second.next]).toEqual([first.asOf, null]);
    const cli = await dealtrail(['compliance', 'owed', '--as-of', first.asOf, '--data', data, '--json']);
    expect([...first.owed, ...second.owed]).toEqual(answer<{ owed: unknown }>(cli).owed);
    expect(await refusal(owed('auditor', { rule: 'first-follow-up', after: first.next as string }))).toMatchObject({
      status: 400,
    });
  });

  it.each([{ rule: 'no-such-rule' }, { until: 'yesterday' }, { asOf: '2999-01-01' }])(
    'says of what is owed what is wrong with %j',
    async (filters) => {
      expect(await refusal(owed('auditor', filters as never))).toMatchObject({ status: 400 });
    },
  );

  const violations = (who: Who, query: Filters = {}) =>
    people[who].ask('/v1/compliance/violations', { params: { query: query as never } });
  const broken = async (who: Who, query: Filters = {}) =>
    (await violations(who, query)).violations.map(({ opportunityId }) => opportunityId);

  it.each([
    ['anna', ['op-1']],
    ['manager', ['op-1', 'op-3']],
    ['southManager', ['op-4']],
    ['auditor', ['op-1', 'op-3', 'op-4']],
  ] as const)('tells the %s what was broken in their own rows: %j', async (who, expected) => {
    expect(await broken(who)).toEqual(expected);
  });

  it('tells a partner nothing of what was broken', async () => {
    expect(await refusal(violations('partner'))).toMatchObject({ status: 403 });
  });

  it.each([
    [{ rule: 'needs-traffic', status: 'standing', until: '2099-01-01' }, ['op-1', 'op-3', 'op-4']],
    [{ rule: 'first-follow-up' }, []],
    [{ consultant: 's-2' }, ['op-3']],
    [{ outlet: 'south' }, ['op-4']],
    [{ status: 'mended' }, []],
    [{ since: '2099-01-01' }, []],
    [{ until: '2020-01-01' }, []],
  ])('tells of what was broken only what is asked for: %j', async (filters, expected) => {
    expect(await broken('auditor', filters)).toEqual(expected);
  });

  it('turns the pages of one answer, whatever is recorded meanwhile, and says what the command line says', async () => {
    const first = await violations('auditor', { limit: 2 });
    await people.chief.send('/v1/opportunities', { body: { id: 'op-5', data: { ...file, customer } } });
    const second = await violations('auditor', { limit: 2, after: first.next as string });
    expect([second.asOf, second.next]).toEqual([first.asOf, null]);
    const cli = await dealtrail(['compliance', 'violations', '--as-of', first.asOf, '--data', data, '--json']);
    expect([...first.violations, ...second.violations]).toEqual(answer(cli));
    expect(second.violations.map(({ opportunityId }) => opportunityId)).toEqual(['op-4']);
    expect(await broken('auditor')).toContain('op-5');
    const astray = violations('auditor', { rule: 'needs-traffic', after: first.next as string });
    expect(await refusal(astray)).toMatchObject({ status: 400 });
  });

  it.each([{ rule: 'no-such-rule' }, { status: 'open' }, { since: 'yesterday' }, { asOf: '2999-01-01' }])(
    'says what is wrong with %j',
    async (filters) => {
      expect(await refusal(violations('auditor', filters as never))).toMatchObject({ status: 400 });
    },
  );
});
