import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { type Line, postLine, type Result, sendLines, type Told } from '../support/command-lines.ts';
import { answer, dealtrail, type Service, serve } from '../support/dealtrail.ts';
import { type Answered, ask } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const manager = { id: 'm-1', role: 'sales_manager' };
const executive = { id: 'e-1', role: 'executive' };
const planner = { id: 'p-1', role: 'planner' };
const anna = { id: 's-1', role: 'sales_consultant' };
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const cny = (amount: string) => ({ amount, currency: 'CNY' });

const approved = (id: string, purpose: { readonly command: string; readonly id: string }): readonly Line[] => [
  { command: 'RequestApproval', id, actor: manager, data: { purpose, why: 'agreed' } },
  { command: 'Approve', id, actor: executive, data: {} },
];
const publication = (more: JsonObject): JsonObject => ({
  ...{ issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'rules', approvalId: 'a-3' },
  ...{ effectiveFrom: '2099-06-01T00:00:00.000Z', content: { rules: {} }, ...more },
});
const publish = (more: JsonObject, occurredAt?: string): Line => ({
  ...{ command: 'PublishRuleSet', actor: executive, data: publication(more) },
  ...(occurredAt !== undefined && { occurredAt }),
});
const rules = (rows: JsonObject) => publish({ content: { rules: rows } });
const tree = (top: number, parts: readonly [number, number]): JsonObject => ({
  ...{ outlet: 'o-1', measure: 'count', periods: ['2099'] },
  people: [{ id: 'o-1' }, { id: 's-1', under: 'o-1' }, { id: 's-2', under: 'o-1' }],
  nodes: [
    { person: 's-1', period: '2099', value: parts[0] },
    { person: 's-2', period: '2099', value: parts[1] },
    { person: 'o-1', period: '2099', value: top },
  ],
});
const amendment = (approvalId: string, more: JsonObject = {}): Line => ({
  ...{ command: 'AmendTarget', id: 't-1', actor: executive },
  data: { approvalId, reason: 'agreed', nodes: [{ person: 's-1', period: '2099', value: 25 }], ...more },
});

/** What stands before: a rule set in force, one to come, an approval of each kind to spend, a locked target, an order. */
const SOUND: readonly Line[] = [
  ...approved('a-1', { command: 'PublishRuleSet', id: 'dealer' }),
  {
    ...{ command: 'PublishRuleSet', actor: executive },
    data: {
      ...{ issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-1' },
      content: { rules: { 'discount-authority': {} } },
    },
  },
  ...approved('a-2', { command: 'PublishRuleSet', id: 'dealer' }),
  publish({ approvalId: 'a-2', effectiveFrom: '2099-01-01T00:00:00.000Z' }),
  ...approved('a-3', { command: 'PublishRuleSet', id: 'dealer' }),
  { command: 'SetTarget', id: 't-1', actor: manager, data: tree(48, [24, 24]) },
  { command: 'LockTarget', id: 't-1', actor: executive, data: {} },
  ...approved('a-4', { command: 'AmendTarget', id: 't-1' }),
  { command: 'CreateOpportunity', id: 'op-1', actor: anna, data: { consultant: 's-1', outlet: 'o-1' } },
  {
    ...{ command: 'PlaceOrder', id: 'op-1', actor: anna },
    data: { orderId: 'r-1', model: 'x', amount: cny('180000.00'), origin: 'opportunity' },
  },
];

/** [what is wrong, the command, the rule that it breaks or the code of what is invalid, where, how the mend begins] */
const CASES: readonly (readonly [what: string, line: Line, code: string, pointer: string, mend: RegExp])[] = [
  [
    'a rule set with an unknown rule',
    rules({ 'first-follow-ups': {} }),
    ...(['rule-set-content', '/data/content/rules/first-follow-ups', /Name a rule.*first-follow-up$/] as const),
  ],
  [
    'a rule set with a parameter that the rule does not have',
    rules({ 'test-drive-distance': { km: 5 } }),
    ...(['rule-set-content', '/data/content/rules/test-drive-distance/km', /moreThanKm/] as const),
  ],
  [
    'a rule set with a parameter of another form',
    rules({ 'first-follow-up': { days: '5' } }),
    ...(['rule-set-content', '/data/content/rules/first-follow-up/days', /a value such as 5/] as const),
  ],
  [
    'a version that overlaps another',
    publish({ effectiveFrom: '2098-01-01T00:00:00.000Z' }),
    ...(['rule-sets-not-overlapping', '/data/effectiveFrom', /after 2099-01-01/] as const),
  ],
  [
    'a version effective before its publication',
    publish({ effectiveFrom: daysAgo(1) }),
    ...(['effective-from-publication', '/data/effectiveFrom', /in the future/] as const),
  ],
  [
    'a target whose children do not sum',
    { command: 'SetTarget', id: 't-2', actor: manager, data: tree(48, [24, 23]) },
    ...(['target-sums', '/data/nodes/2', /equal the sum of its children/] as const),
  ],
  [
    'an amendment after which the children do not sum',
    amendment('a-4'),
    ...(['target-sums', '/data/nodes', /equal the sum of its children/] as const),
  ],
  [
    'an approver’s name for the approval of an amendment',
    amendment('m-1'),
    ...(['approval-granted', '/data/approvalId', /not a person's/] as const),
  ],
  [
    'an approver’s name for the approval of a rule set',
    publish({ approvalId: 'e-1' }),
    ...(['approval-granted', '/data/approvalId', /not a person's/] as const),
  ],
  [
    'an approver’s name for the approval of a discount',
    {
      ...{ command: 'GrantDiscount', id: 'op-1', actor: anna },
      data: { orderId: 'r-1', amount: cny('500.00'), approvalId: 'm-1' },
    },
    ...(['discount-authority', '/data/approvalId', /give its id as approvalId/] as const),
  ],
  [
    'an approver’s name beside the approval',
    amendment('a-4', { approvedBy: 'm-1' }),
    ...(['invalid', '/data/approvedBy', /./] as const),
  ],
  [
    'a publication that is dated back',
    publish({}, daysAgo(1)),
    ...(['planned-when-recorded', '/occurredAt', /Leave occurredAt out/] as const),
  ],
  [
    'a command of more than a week ago',
    {
      ...{ command: 'AmendValue', id: 'op-1', actor: anna, data: { new: cny('1.00'), reason: 'late' } },
      occurredAt: daysAgo(8),
    },
    ...(['backdating-limit', '/occurredAt', /Import/] as const),
  ],
  [
    'a contact of more than a week ago',
    {
      ...{ command: 'CompleteFollowUp', id: 'op-1', actor: anna },
      data: { contactAt: daysAgo(8), type: 'phone', outcome: 'reached' },
    },
    ...(['backdating-limit', '/data/contactAt', /Import/] as const),
  ],
  [
    'a cancellation before what came last',
    {
      ...{ command: 'CancelOrder', id: 'op-1', actor: anna, data: { orderId: 'r-1', reason: 'x' } },
      occurredAt: daysAgo(1),
    },
    ...(['late-lifecycle', '/occurredAt', /or later/] as const),
  ],
];

describe('bad input to the rule book:', () => {
  const data = join(folder, 'data');
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(data, 'events.db')))
      .digest('hex');
  let results: readonly Result[];
  let service: Service;
  let before: string;
  const answers: Answered[] = [];
  const cases = CASES.map(([what, line, code, pointer, mend], n) => ({ what, line, code, pointer, mend, n }));

  beforeAll(async () => {
    const sound = await sendLines(SOUND, data);
    expect(sound.results.map(({ exitCode, error }) => error ?? exitCode)).toEqual(SOUND.map(() => 0));
    before = digest();
    const sent = await sendLines(
      CASES.map(([, line]) => line),
      data,
    );
    expect(sent.ended.exitCode).toBe(3);
    results = sent.results;
  });
  afterAll(() => service?.stop());

  /** Rule, version, reason, evidence and remedy in both languages, and the place with the mend. */
  function expectTold(told: Told | undefined, { code, pointer, mend }: (typeof cases)[number]) {
    const both = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z][\x20-\x7e’]+$/) };
    const [fault] = told?.errors ?? [];
    expect(told?.errors).toHaveLength(1);
    expect(fault).toMatchObject({ pointer, message: { ...both, en: expect.stringMatching(mend) } });
    if (code === 'invalid') return expect(told?.code).toBe('invalid');
    const ruleVersion = code === 'discount-authority' ? 'dealer@1' : 'lifecycle@1';
    expect(told).toMatchObject({
      ...{ code: 'refused', rule: code, ruleVersion, reason: both, remedy: both },
      evidence: expect.any(Array),
    });
  }

  it.each(cases)('$what is refused on the command line, with the place and the mend', (one) => {
    const { exitCode, error } = results[one.n] as Result;
    expect(exitCode).toBe(one.code === 'invalid' ? 2 : 3);
    expectTold(error, one);
  });

  it('is nothing stored of', () => {
    expect(digest()).toBe(before);
  });

  it('is told to a reader with its place, in either language', async () => {
    const { data: input } = rules({ 'first-follow-ups': {} });
    const asked = ['command', 'PublishRuleSet', '--input', JSON.stringify(input), '--actor', 'e-1:executive'];
    for (const [lang, told] of [
      [
        'zh',
        /规则集的内容有误[^\n]*\[rule-set-content, lifecycle@1\] \/data\/content\/rules\/first-follow-ups\n +没有这条规则/,
      ],
      [
        'en',
        /is wrong at [^\n]*\[rule-set-content, lifecycle@1\] \/data\/content\/rules\/first-follow-ups\n +There is no/,
      ],
    ] as const) {
      const { exitCode, stderr } = await dealtrail([...asked, '--lang', lang, '--data', data]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringMatching(told) });
    }
  });

  describe('over HTTP', () => {
    let events: unknown;
    const stored = async () => (await ask(`${service.url}/v1/events?limit=1000`)).body.events;
    beforeAll(async () => {
      service = await serve(['--data', data]);
      events = await stored();
      for (const [, line] of CASES) answers.push(await postLine(service.url, line));
    });

    it.each(cases)('$what is refused as problem+json with a pointer', (one) => {
      const { status, headers, body } = answers[one.n] as Answered;
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect([status, body.status]).toEqual(one.code === 'invalid' ? [400, 400] : [422, 422]);
      expectTold(body as unknown as Told, one);
    });

    it('is nothing stored of', async () => {
      expect(await stored()).toEqual(events);
      expect(events).toHaveLength(SOUND.length);
    });
  });
});

describe('demand after the cut-off', () => {
  const at = (instant: string, line: Line): Line => ({ ...line, recordedAt: instant });
  const demand = (orderIds: readonly string[], more: JsonObject = {}): Line => ({
    ...{ command: 'SubmitDemand', actor: planner },
    data: { outlet: 'o-1', week: '2024-W12', lines: [{ model: 'x', quantity: 1 }], orderIds, ...more },
  });
  const [request, approval] = approved('a-1', { command: 'PublishRuleSet', id: 'dealer' }) as [Line, Line];
  const opened = (id: string): Line => ({
    ...{ command: 'CreateOpportunity', id, actor: anna },
    data: { consultant: 's-1', outlet: 'o-1', stageModel: 'dealer@1' },
  });
  const order = (id: string, orderId: string): Line => ({
    ...{ command: 'PlaceOrder', id, actor: anna },
    data: { orderId, model: 'x', amount: cny('180000.00'), origin: 'opportunity' },
  });
  // Local times are eight hours ahead: the week's Wednesday, 20 March, begins at 16:00 of the 19th.
  const LINES: readonly Line[] = [
    at('2024-03-01T01:00:00Z', request),
    at('2024-03-01T02:00:00Z', approval),
    at('2024-03-01T03:00:00Z', {
      ...{ command: 'PublishRuleSet', actor: executive },
      data: {
        ...{ issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-1' },
        content: { rules: { 'weekly-demand': {} } },
      },
    }),
    at('2024-03-18T01:00:00Z', opened('op-1')),
    at('2024-03-18T01:00:00Z', opened('op-2')),
    at('2024-03-18T02:00:00Z', order('op-1', 'r-1')),
    at('2024-03-19T15:59:59.999Z', order('op-2', 'r-2')),
  ];
  interface Violation {
    readonly rule: string;
    readonly since: string;
    readonly dueAt: string;
    readonly fixedAt: string | null;
  }
  const owed = { rule: 'weekly-demand', since: '2024-03-19T16:00:00.000Z', dueAt: '2024-03-19T16:00:00.000Z' };
  const violations = async (data: string, ...more: readonly string[]) =>
    answer<readonly Violation[]>(
      await dealtrail([
        ...['compliance', 'violations', '--rule', 'weekly-demand', '--until', '2024-03-20'],
        ...['--data', data, '--json', ...more],
      ]),
    );

  it('is accepted and violated on the command line, and mended once all that was owed is in some batch', async () => {
    const data = join(folder, 'demand');
    const late = [
      at('2024-03-19T16:00:00Z', demand(['r-1'])),
      at('2024-03-20T02:00:00Z', demand(['r-2'], { supplementary: true })),
    ];
    const { results } = await sendLines([...LINES, ...late], data, '--simulate');
    expect(results.map(({ exitCode }) => exitCode)).toEqual([...LINES, ...late].map(() => 0));
    expect(await violations(data)).toMatchObject([{ ...owed, fixedAt: '2024-03-20T02:00:00.000Z' }]);
    expect(await violations(data, '--as-of', '2024-03-19T16:00:00Z')).toMatchObject([{ ...owed, fixedAt: null }]);
    expect(await violations(data, '--as-of', '2024-03-19T15:59:59.999Z')).toEqual([]);
  });

  it('is accepted and violated over HTTP', async () => {
    const data = join(folder, 'served-demand');
    await sendLines(LINES, data, '--simulate');
    const service = await serve(['--data', data]);
    try {
      const told = async () => {
        const { body } = await ask(`${service.url}/v1/compliance/violations?rule=weekly-demand&until=2024-03-20`);
        return body.violations;
      };
      expect(await told()).toMatchObject([{ ...owed, fixedAt: null }]);
      expect(await postLine(service.url, demand(['r-1', 'r-2']))).toMatchObject({ status: 201 });
      expect(await told()).toMatchObject([{ ...owed, fixedAt: expect.any(String) }]);
    } finally {
      await service.stop();
    }
  });
});
