import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { type Line, postLine, type Result, sendLines, type Told } from '../support/command-lines.ts';
import { type Service, serve } from '../support/dealtrail.ts';
import { type Answered, ask } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const manager = { id: 'm-1', role: 'sales_manager' };
const executive = { id: 'e-1', role: 'executive' };
const planner = { id: 'p-1', role: 'planner' };
const anna = { id: 's-1', role: 'sales_consultant' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const [VIN, OTHER] = ['LSVAA49J132047371', '1M8GDM9AXKP042788'];

const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const file = {
  ...{ infoSource: 'website', expectedPurchaseDate: '2099-12-15', intakeChannel: 'showroom' },
  ...{ consultant: 's-1', outlet: 'o-1', stageModel: 'dealer@1', customer },
};
const line = (command: string, id: string, data: JsonObject, actor = anna): Line => ({ command, id, actor, data });
const opened = (id: string, more: JsonObject = {}) => line('CreateOpportunity', id, { ...file, ...more });
const order = (id: string, more: JsonObject = {}) =>
  line('PlaceOrder', id, { orderId: `r-${id}`, model: 'x', amount: cny('180000.00'), origin: 'opportunity', ...more });
const match = (id: string, vin: string, actor = planner) =>
  line('MatchVehicle', id, { orderId: `r-${id}`, vin }, actor);
const deliver = (id: string, vin: string) => line('DeliverVehicle', id, { orderId: `r-${id}`, vin });

const rules = {
  ...{ 'intake-channel-known': {}, 'intake-mandatory-fields': {}, 'birthday-unknown-sentinel': {} },
  ...{ 'partner-agreement': {}, 'reschedule-not-past': {}, 'activity-purpose': {}, 'stage-by-event': {} },
  ...{ 'test-drive-booked': {}, 'lost-needs-reason': {}, 'discount-authority': {}, 'order-before-delivery': {} },
  ...{ 'match-before-delivery': {}, 'matcher-not-seller': {}, 'vin-consistent': {} },
  'delivered-needs-test-drive': { waivable: true },
};
const published: readonly Line[] = [
  line(
    'RequestApproval',
    'a-1',
    { purpose: { command: 'PublishRuleSet', id: 'dealer' }, why: 'the first rules' },
    manager,
  ),
  line('Approve', 'a-1', {}, executive),
  {
    ...{ command: 'PublishRuleSet', actor: executive },
    data: {
      ...{ issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-1' },
      content: { rules },
    },
  },
];

/** An opportunity of before an order, one with an order, one whose order is matched. */
const SOUND: readonly Line[] = [
  ...published,
  ...[opened('new'), opened('ordered'), opened('matched')],
  ...[order('ordered'), order('matched'), match('matched', VIN)],
];

/** By the rule that refuses it. */
const REFUSED: Readonly<Record<string, Line>> = {
  'intake-channel-known': opened('op-x', { intakeChannel: 'fax' }),
  'intake-mandatory-fields': opened('op-x', { customer: { ...customer, phone: undefined } as never }),
  'birthday-unknown-sentinel': opened('op-x', { customer: { ...customer, birthday: '1899-12-31' } }),
  'partner-agreement': opened('op-x', { partnerId: 'pp-1' }),
  'reschedule-not-past': line('ReschedulePurchase', 'new', { new: '2020-01-01', reason: 'x' }),
  'activity-purpose': line('ScheduleFollowUp', 'new', {
    ...{ dueAt: '2099-01-01T00:00:00Z', type: 'phone', purpose: 'small_talk', description: '确认预算与车型，约好到店' },
  }),
  'stage-by-event': line('ChangeStage', 'new', { to: 'ORDERED', reason: 'x' }),
  'test-drive-booked': line('CheckOutDemoCar', 'car-1', { bookingId: 'b-1', opportunityId: 'new', odometerKm: 1 }),
  'lost-needs-reason': line('LoseOpportunity', 'new', { reason: { family: 'gave_up', code: 'whim' } }),
  'discount-authority': order('new', { discount: cny('5000.00') }),
  'order-before-delivery': deliver('new', VIN),
  'match-before-delivery': deliver('ordered', VIN),
  'matcher-not-seller': match('ordered', OTHER, { id: 's-1', role: 'planner' }),
  'vin-matched-once': match('ordered', VIN),
  'vin-consistent': deliver('matched', OTHER),
  'delivered-needs-test-drive': deliver('matched', VIN),
};
const named = Object.keys(REFUSED).map((rule, n) => ({ rule, n }));

/** What the lifecycle forbids, and a role may not, whatever any rule set says. */
const LIFECYCLE: ReadonlySet<string> = new Set([
  ...['stage-by-event', 'test-drive-booked', 'order-before-delivery', 'match-before-delivery', 'vin-matched-once'],
  'vin-consistent',
]);
const ACCESS: ReadonlySet<string> = new Set(['matcher-not-seller']);

function expectTold(told: Told | undefined, rule: string): void {
  const both = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };
  const ruleVersion = LIFECYCLE.has(rule) ? 'lifecycle@1' : ACCESS.has(rule) ? 'access@1' : 'dealer@1';
  expect(told).toMatchObject({ rule, ruleVersion, reason: both, remedy: both });
  expect(told?.evidence).toEqual(expect.any(Array));
  expect(told?.reason?.en).not.toMatch(/[{}]/);
}

describe('a command that breaks', () => {
  const data = join(folder, 'data');
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(data, 'events.db')))
      .digest('hex');
  let before: string;
  let results: readonly Result[];
  let service: Service;
  let events: unknown;
  const answers: Answered[] = [];
  const stored = async () => (await ask(`${service.url}/v1/events?limit=1000`)).body.events;

  beforeAll(async () => {
    const sound = await sendLines(SOUND, data);
    expect(sound.results.map(({ exitCode, error }) => error ?? exitCode)).toEqual(SOUND.map(() => 0));
    before = digest();
    const sent = await sendLines(Object.values(REFUSED), data);
    expect(sent.ended.exitCode).toBe(3);
    results = sent.results;
    expect(digest()).toBe(before);
    service = await serve(['--data', data]);
    events = await stored();
    for (const refused of Object.values(REFUSED)) answers.push(await postLine(service.url, refused));
  });
  afterAll(() => service.stop());

  it.each(named)('$rule exits with 3, and is told rule, version, reason, evidence and remedy', ({ rule, n }) => {
    expect(results[n]).toMatchObject({ exitCode: 3 });
    expectTold(results[n]?.error, rule);
  });

  it.each(named)('$rule is 422 over HTTP, 403 where a role may not, and is told the same', ({ rule, n }) => {
    const refused = ACCESS.has(rule) ? 403 : 422;
    const { status, headers, body } = answers[n] as Answered;
    expect([status, body.status, headers.get('content-type')]).toEqual([
      ...[refused, refused],
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expectTold(body as unknown as Told, rule);
    const { reason, remedy, evidence } = (results[n] as Result).error as Told;
    expect(body).toMatchObject({ reason, remedy, evidence });
  });

  it('any of them stores nothing, on either way', async () => {
    expect(await stored()).toEqual(events);
    // A vehicle is reserved for a match, and let go where that is refused.
    expect(events).toHaveLength(SOUND.length + 1);
  });
});

describe('a waiver lifts what it names, for as long as it says:', () => {
  const RULE = 'delivered-needs-test-drive';
  const waiver = (id: string, expiresAt: string, more: JsonObject = {}) =>
    line('GrantWaiver', id, { rule: RULE, reason: '集团采购', expiresAt, ...more }, manager);
  const ready = (id: string, n: number): readonly Line[] => [opened(id), order(id), match(id, vinOf(n))];
  /** A valid VIN for each: its ninth place is a check digit, which no rule here asks for. */
  const vinOf = (n: number) => `LSVAA49J13204737${n}`;

  it('on the command line, from its recording to its expiry, both included', async () => {
    const data = join(folder, 'waived');
    const at = (recordedAt: string, ...lines: readonly Line[]) => lines.map((one) => ({ ...one, recordedAt }));
    const lines = [
      ...at('2024-03-01T01:00:00.000Z', ...published, ...ready('a', 1), ...ready('b', 2), ...ready('c', 3)),
      ...at('2024-03-01T02:00:00.000Z', waiver('a', '2024-03-05T15:59:59.999Z')),
      ...at('2024-03-01T02:00:00.000Z', waiver('c', '2024-03-05T15:59:59.999Z')),
    ];
    const tried: readonly (readonly [exit: number, occurredAt: string, line: Line])[] = [
      // Before the waiver was recorded; another opportunity; after its last moment; another rule of the same one.
      [3, '2024-03-01T01:59:59.999Z', deliver('a', vinOf(1))],
      [3, '2024-03-02T02:00:00.000Z', deliver('b', vinOf(2))],
      [3, '2024-03-05T16:00:00.000Z', deliver('a', vinOf(1))],
      [3, '2024-03-02T02:00:00.000Z', deliver('a', vinOf(2))],
      [3, '2024-03-02T02:00:00.000Z', waiver('a', '2024-03-09T00:00:00.000Z', { rule: 'vin-consistent' })],
      [0, '2024-03-01T02:00:00.000Z', deliver('c', vinOf(3))],
      [0, '2024-03-05T15:59:59.999Z', deliver('a', vinOf(1))],
    ];
    const attempts = tried.map(([, occurredAt, { data: input, ...one }]) => ({
      ...{ ...one, data: input, recordedAt: '2024-03-06T02:00:00.000Z' },
      ...(one.command === 'DeliverVehicle' && { occurredAt }),
    }));
    const { results } = await sendLines([...lines, ...attempts], data, '--simulate');
    expect(results.slice(0, lines.length).map(({ exitCode, error }) => error ?? exitCode)).toEqual(lines.map(() => 0));
    const told = results.slice(lines.length);
    expect(told.map(({ exitCode }) => exitCode)).toEqual(tried.map(([exit]) => exit));
    expect(told.map(({ error }) => error?.rule)).toEqual([
      ...[RULE, RULE, RULE, 'vin-consistent', 'waiver-of-waivable-rule', undefined, undefined],
    ]);
  });

  it('over HTTP, of one opportunity and to the last moment', async () => {
    const data = join(folder, 'waived-served');
    await sendLines([...published, ...ready('a', 1), ...ready('b', 2)], data);
    const service = await serve(['--data', data]);
    try {
      const soon = new Date(Date.now() + 120_000).toISOString();
      const granted = await postLine(service.url, waiver('a', soon));
      expect(granted).toMatchObject({ status: 200 });
      const tried = [
        { ...deliver('a', vinOf(1)), occurredAt: new Date(Date.parse(soon) + 1).toISOString() },
        deliver('b', vinOf(2)),
      ];
      for (const one of tried) {
        expect(await postLine(service.url, one)).toMatchObject({ status: 422, body: { rule: RULE } });
      }
      const last = { ...deliver('a', vinOf(1)), occurredAt: soon };
      expect(await postLine(service.url, last)).toMatchObject({ status: 200 });
    } finally {
      await service.stop();
    }
  });
});
