import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, type Ended } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const manager = { id: 'm-1', role: 'sales_manager' };
const executive = { id: 'e-1', role: 'executive' };
const anna = { id: 's-1', role: 'sales_consultant' };

const rules = {
  'intake-mandatory-fields': {},
  'first-follow-up': {},
  'no-expired-opportunity': {},
  'test-drive-distance': { moreThanKm: 5 },
  'data-quality': { timelyHours: 12 },
};
const publication = { issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-1' };
const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const driver = { name: '王小明', phone: '13800000000', idNumber: '11010519491231002X', licenceNumber: 'x-1' };
const file = {
  ...{ infoSource: 'website', expectedPurchaseDate: '2026-12-15', intakeChannel: 'showroom' },
  ...{ consultant: 's-1', outlet: 'o-1', stageModel: 'dealer@1' },
};

type Line = readonly [recordedAt: string, command: string, id: string | undefined, actor: object, data: object];

/** Local times are eight hours ahead. */
const LINES: readonly Line[] = [
  [
    '2026-11-01T01:00:00Z',
    'RequestApproval',
    'a-1',
    manager,
    { purpose: { command: 'PublishRuleSet', id: 'dealer' }, why: 'rules' },
  ],
  ['2026-11-01T02:00:00Z', 'Approve', 'a-1', executive, {}],
  ['2026-11-01T03:00:00Z', 'PublishRuleSet', undefined, executive, { ...publication, content: { rules } }],
  ['2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', anna, { ...file, customer }],
  ['2026-11-20T15:31:00Z', 'CreateOpportunity', 'op-2', anna, { ...file, customer: { ...customer, phone: undefined } }],
  [
    '2026-11-28T02:00:00Z',
    'CompleteFollowUp',
    'op-1',
    anna,
    { contactAt: '2026-11-28T02:00:00Z', type: 'phone', outcome: 'reached' },
  ],
  ['2026-11-28T03:00:00Z', 'BookTestDrive', 'op-1', anna, { bookingId: 'b-1', vehicleId: 'car-1' }],
  [
    '2026-11-29T02:00:00Z',
    'CheckOutDemoCar',
    'car-1',
    anna,
    { bookingId: 'b-1', opportunityId: 'op-1', odometerKm: 1200 },
  ],
  [
    '2026-11-29T03:00:00Z',
    'ReturnDemoCar',
    'car-1',
    anna,
    { bookingId: 'b-1', opportunityId: 'op-1', odometerKm: 1205 },
  ],
  ['2026-11-29T03:10:00Z', 'CompleteTestDrive', 'op-1', anna, { bookingId: 'b-1', mileageKm: 5, driver }],
  ['2026-12-20T02:00:00Z', 'ReschedulePurchase', 'op-1', anna, { new: '2027-01-10', reason: 'later' }],
  ['2027-01-05T02:00:00Z', 'AmendValue', 'op-1', anna, { new: { amount: '180000.00', currency: 'CNY' }, reason: 'x' }],
];

interface Violation {
  readonly rule: string;
  readonly since: string;
  readonly fixedAt: string | null;
}

jest.setTimeout(60_000);

describe('a rule book on the command line', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  let sent: Ended;
  const compliance = (...args: readonly string[]) => dealtrail(['compliance', ...args, '--data', data, '--json']);
  const violations = async (...args: readonly string[]) =>
    answer<readonly Violation[]>(await compliance('violations', ...args));

  beforeAll(async () => {
    const lines = LINES.map(([recordedAt, command, id, actor, more]) =>
      JSON.stringify({ recordedAt, command, id, actor, data: more }),
    );
    const path = join(folder, 'lines.jsonl');
    writeFileSync(path, `${lines.join('\n')}\n`);
    sent = await dealtrail(['send', path, '--simulate', '--data', data]);
  });

  it('refuses what breaks a hard rule, naming the version that was in force, and stores nothing', async () => {
    const results = sent.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(sent.exitCode).toBe(3);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
    expect(results[4].error).toMatchObject({
      rule: 'intake-mandatory-fields',
      ruleVersion: 'dealer@1',
      reason: { zh: expect.stringContaining('phone'), en: expect.stringContaining('phone') },
      remedy: { zh: expect.any(String), en: expect.any(String) },
      evidence: [],
    });
    expect((await dealtrail(['opportunity', 'show', 'op-2', '--data', data])).exitCode).toBe(2);
  });

  it('lists what was broken, since when, and when it was mended', async () => {
    expect(await violations()).toMatchObject([
      // Opened on the 20th: the fifth day after it ends with the 25th.
      { rule: 'first-follow-up', since: '2026-11-25T16:00:00.000Z', fixedAt: '2026-11-28T02:00:00.000Z' },
      { rule: 'test-drive-distance', since: '2026-11-29T03:10:00.000Z', fixedAt: null },
      // Expected on 15 December: the 16th is the first day at whose close it has passed.
      { rule: 'no-expired-opportunity', since: '2026-12-16T16:00:00.000Z', fixedAt: '2026-12-20T02:00:00.000Z' },
    ]);
  });

  it.each([
    ['2026-11-26T15:59:59.999Z', []],
    ['2026-11-26T16:00:00.000Z', [['first-follow-up', null]]],
    ['2026-11-28T02:00:00.000Z', [['first-follow-up', '2026-11-28T02:00:00.000Z']]],
  ])('told at %s what was known then: %j', async (asOf, known) => {
    expect((await violations('--as-of', asOf)).map(({ rule, fixedAt }) => [rule, fixedAt])).toEqual(known);
  });

  it.each([
    ['2026-11-25T15:59:59.999Z', false],
    ['2026-11-26T15:59:59.999Z', true],
  ])('told at %s what is owed, past its deadline: %s, while late entries may still come', async (asOf, overdue) => {
    const { owed } = answer<{ owed: readonly object[] }>(
      await compliance('owed', '--as-of', asOf, '--rule', 'first-follow-up'),
    );
    expect(owed).toMatchObject([{ dueAt: '2026-11-25T16:00:00.000Z', consultant: 's-1', overdue }]);
  });

  it('tells in both languages what to do next', async () => {
    const told = async (lang: string) =>
      (await dealtrail(['compliance', 'owed', '--as-of', '2026-11-25', '--data', data, '--lang', lang])).stdout;
    expect(await told('en')).toMatch(/2026-11-26 00:00 +first-follow-up +op-1 +s-1 +Contact/);
    expect(await told('zh')).toMatch(/待履行 \d+ 项[\s\S]*2026-11-26 00:00 +first-follow-up +op-1 +s-1 +立即回访/);
  });

  it('explains a verdict by its events, and tells what is owed before it is broken', async () => {
    const { verdicts } = answer<{ verdicts: { restsOn: { type: string }[] }[] }>(
      await compliance('explain', 'op-1', '--rule', 'first-follow-up'),
    );
    expect(verdicts.map(({ restsOn }) => restsOn.map(({ type }) => type))).toEqual([['Created', 'FollowUpCompleted']]);
    const owed = answer<{ verdicts: { rule: string; status: string; dueAt: string }[] }>(
      await compliance('obligations', 'op-1', '--as-of', '2026-11-21'),
    );
    expect(owed.verdicts).toMatchObject([
      { rule: 'first-follow-up', status: 'open', dueAt: '2026-11-25T16:00:00.000Z' },
    ]);
  });

  it('scores the files of each consultant, by the hours that the rule book has', async () => {
    const november = ['data-quality', '--from', '2026-11-01', '--to', '2026-11-30'];
    expect(answer(await compliance(...november))).toMatchObject({
      ...{ stageModel: 'dealer', timelyHours: 12, ruleVersion: 'dealer@1', settled: false },
      scorecards: [{ consultant: 's-1', files: 1, completeness: 1, validity: 1, timeliness: 1, birthdaysUnknown: 1 }],
    });
    const shown = async (lang: string, ...args: readonly string[]) =>
      (await dealtrail(['compliance', ...november, ...args, '--data', data, '--lang', lang])).stdout;
    expect(await shown('zh')).toMatch(/12 小时内录入（dealer@1）[\s\S]*顾问 +档案 +完整[\s\S]*s-1 +1 +100\.0 %/);
    expect(await shown('en', '--consultant', 's-2')).toMatch(/within 12 h \(dealer@1\)\nno files/);
  });

  it('puts on record once what was breached, by however many processes at once, and says how much that was', async () => {
    const recordedBy = async () => answer<{ breached: number; recorded: number }>(await compliance('sweep'));
    const swept = await Promise.all([recordedBy(), recordedBy()]);
    expect(swept.map(({ breached }) => breached)).toEqual([1, 1]);
    expect(swept.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(1);
    const read = await dealtrail(['events', 'read', '--type', 'ObligationBreached', '--data', data, '--json']);
    expect(answer(read)).toMatchObject({
      events: [{ occurredAt: '2026-11-25T16:00:00.000Z', data: { rule: 'first-follow-up', opportunityId: 'op-1' } }],
    });
    const told = async (lang: string) =>
      (await dealtrail(['compliance', 'sweep', '--data', data, '--lang', lang])).stdout;
    expect(await told('zh')).toMatch(/共有 1 项义务违约，本次记录 0 项/);
    expect(await told('en')).toMatch(/^1 obligations breached by .*, 0 of them recorded now/);
  });

  it('lists every rule, and by which version it is in force', async () => {
    const told = answer<{ rules: { rule: string; inForce: object | null; parameters: object }[] }>(
      await compliance('rules'),
    );
    const inForce = told.rules.filter((rule) => rule.inForce !== null).map(({ rule }) => rule);
    expect(inForce.toSorted()).toEqual(Object.keys(rules).toSorted());
    expect(told.rules.find(({ rule }) => rule === 'test-drive-distance')).toMatchObject({
      inForce: { ruleVersion: 'dealer@1', issuer: 'dealer', waivable: false },
      parameters: { moreThanKm: 5 },
    });
  });

  it.each([
    [
      'a period that ends before it begins',
      ['data-quality', '--from', '2026-12-01', '--to', '2026-11-30'],
      /2026-12-01/,
    ],
    ['a day that there is not', ['data-quality', '--from', '2026-11-31'], /--from/],
    ['a rule that there is not', ['violations', '--rule', 'no-such-rule'], /compliance rules/],
    ['a rule of one opportunity that there is not', ['obligations', 'op-1', '--rule', 'x'], /"x".*compliance rules/],
    ['a rule to explain that there is not', ['explain', 'op-1', '--rule', 'x'], /"x".*compliance rules/],
    ['an opportunity that there is not', ['obligations', 'nobody'], /nobody/],
    ['what will be owed in the future', ['owed', '--as-of', '2099-01-01'], /future/],
    ['a rule that there is not, of what is owed', ['owed', '--rule', 'no-such-rule'], /compliance rules/],
    ['verdicts of the future', ['violations', '--as-of', '2099-01-01'], /future/],
  ])('says of %s what is wrong', async (_, args, wrong) => {
    const ended = await compliance(...args);
    expect(ended.exitCode).toBe(2);
    expect(ended.stdout + ended.stderr).toMatch(wrong);
  });
});
