import { describe, expect, it } from '@jest/globals';
import { eventId, streamName, type Zone } from '#kernel';
import { judgeOutlet } from '../../judge-outlet.ts';
import type { Parameters } from '../../parameters.ts';
import type { RuleBook } from '../../rule-book.ts';
import { aRuleSet, created, local, plainScene, type Told, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { weeklyDemand } from './weekly-demand.ts';

/** 2026-11-25 is a Wednesday: 2026-W48. */
const DEADLINE = '2026-11-25 00:00:00';

const ordered = (at: string, orderId = 'r-1', unusual: Unusual = {}): Told => [
  at,
  'OrderPlaced',
  { orderId, amount: { amount: '1.00', currency: 'CNY' } },
  unusual,
];
const opened = created('2026-11-01 09:00');
const submitted = (at: string, week: string, orderIds: readonly string[], unusual: Unusual = {}): Told => [
  at,
  'DemandSubmitted',
  { outlet: 'o-1', week, lines: [], orderIds },
  unusual,
];

interface Asked {
  readonly at?: string;
  readonly parameters?: Parameters;
  readonly book?: RuleBook;
  readonly zone?: string;
}
type Question = [opportunities: readonly (readonly Told[])[], demands: readonly Told[], asked?: Asked];

const allVerdicts = (...[opportunities, demands, asked = {}]: Question) => {
  const at = local(asked.at ?? '2026-11-30');
  return judgeOutlet(
    {
      outlet: 'o-1',
      forecasts: [],
      demands: toldOf('demand', 'o-1-w', demands),
      opportunities: opportunities.map((events, n) => toldOf('opportunity', `op-${n + 1}`, events)),
    },
    { asOf: at, effectiveAt: at },
    {
      rules: [weeklyDemand],
      book: asked.book ?? [aRuleSet({ 'weekly-demand': asked.parameters ? { parameters: asked.parameters } : {} })],
      scene: { ...plainScene, zone: (asked.zone ?? 'Asia/Shanghai') as Zone },
    },
  );
};
/** Of the week of 2026-11-25. */
const verdicts = (...question: Question) =>
  allVerdicts(...question).filter(({ obligation }) => obligation.endsWith('2026-W48'));
const weeks = (...question: Question) =>
  allVerdicts(...question).map(({ obligation, status }) => [obligation.slice(-3), status]);

const eventOf = (stream: string, n: number) => eventId(streamName('opportunity', stream), 'told', n);
const demand = (n: number) => eventId(streamName('demand', 'o-1-w'), 'told', n);

describe('weekly-demand', () => {
  it.each([
    ['2026-11-24 23:59', ['W48'], 'an order of Tuesday may still be in the batch of Wednesday'],
    ['2026-11-24 23:59:59', ['W48'], 'to the last second'],
    ['2026-11-25 00:00', ['W49'], 'one of Wednesday 00:00 never'],
  ])('an order placed at %s is owed in %j first: %s', (placed, owed) => {
    const found = weeks([[opened, ordered(placed)]], [], { at: '2026-12-02' });
    expect(found.slice(0, 1).map(([week]) => week)).toEqual(owed);
  });

  it.each([
    ['2026-11-24 23:59:59', 'kept'],
    ['2026-11-25 00:00:00', 'violated'],
  ])('a batch submitted at %s is %s', (at, status) => {
    expect(verdicts([[opened, ordered('2026-11-20 10:00')]], [submitted(at, '2026-W48', ['r-1'])])).toMatchObject([
      {
        status,
        since: status === 'violated' ? local(DEADLINE) : null,
        dueAt: local(DEADLINE),
        decidableAt: local(DEADLINE),
      },
    ]);
  });

  it.each([
    ['2026-11-19 10:00', []],
    ['2026-11-24 23:59:59', ['open']],
    ['2026-11-25 00:00:00', ['violated']],
  ])('at %s, without a batch, it is %j', (at, statuses) => {
    const found = verdicts([[opened, ordered('2026-11-20 10:00')]], [], { at });
    expect(found.map(({ status }) => status)).toEqual(statuses);
  });

  it('nothing owed, no obligation', () => {
    expect(weeks([[opened]], [])).toEqual([]);
    expect(weeks([[opened, ordered('2026-11-20 10:00')]], [], { at: '2026-11-20 09:59' })).toEqual([]);
  });

  it.each([
    ['OrderCancelled', {}],
    ['VehicleMatched', { vin: 'LSVAA49J132047371' }],
  ])('an order that is ended by %s before Wednesday is not owed, one ended then is', (type, data) => {
    const ended = (at: string, recorded = at): readonly Told[] => [
      opened,
      ordered('2026-11-20 10:00'),
      [at, type, { orderId: 'r-1', ...data }, { recorded }],
    ];
    expect(weeks([ended('2026-11-24 23:59:59')], [])).toEqual([]);
    expect(weeks([ended('2026-11-25 00:00:00')], [])).toContainEqual(['W48', 'violated']);
    expect(weeks([ended('2026-11-24 10:00', '2026-11-25 00:00:00')], [])).toEqual([]);
    expect(weeks([ended('2026-11-24 10:00', '2026-11-25 00:00:01')], [])).toContainEqual(['W48', 'violated']);
  });

  it('an order that is recorded on Wednesday is owed the week after', () => {
    const late = (recorded: string) => [opened, ordered('2026-11-24 10:00', 'r-1', { recorded })];
    expect(weeks([late('2026-11-24 23:59:59')], [], { at: '2026-12-01' })).toEqual([
      ['W48', 'violated'],
      ['W49', 'open'],
    ]);
    expect(weeks([late('2026-11-25 00:00:00')], [], { at: '2026-12-01' })).toEqual([['W49', 'open']]);
  });

  it('a batch that is recorded late is no evidence, and mends', () => {
    const batch = (recorded: string) => [submitted('2026-11-24 10:00', '2026-W48', ['r-1'], { recorded })];
    const sale = [opened, ordered('2026-11-20 10:00')];
    expect(verdicts([sale], batch('2026-11-25 00:00:00'))).toMatchObject([{ status: 'kept' }]);
    expect(verdicts([sale], batch('2026-11-25 00:00:01'))).toMatchObject([
      { status: 'violated', fixedAt: local('2026-11-25 00:00:01'), recordedLate: true },
    ]);
  });

  const two = [
    [opened, ordered('2026-11-20 10:00')],
    [opened, ordered('2026-11-23 10:00', 'r-2')],
  ];

  it.each([
    ['2026-11-23 10:00:00', 'violated', 'placed at its very instant'],
    ['2026-11-23 09:59:59', 'kept', 'placed after it, and rolls to the next week'],
  ])('a first batch at %s without the second order is %s: that was %s', (at, status) => {
    expect(verdicts(two, [submitted(at, '2026-W48', ['r-1'])])).toMatchObject([{ status }]);
  });

  it('a supplementary submission before Wednesday makes up for what the first one left out', () => {
    const first = submitted('2026-11-24 10:00', '2026-W48', ['r-1']);
    expect(weeks(two, [first, submitted('2026-11-24 23:59', '2026-W48', ['r-2'])])).toContainEqual(['W48', 'kept']);
    expect(weeks(two, [first, submitted('2026-11-25 00:00', '2026-W48', ['r-2'])])).toContainEqual(['W48', 'violated']);
  });

  it('what rolled over is owed the week after, what is in a batch is not', () => {
    const first = submitted('2026-11-22 10:00', '2026-W48', ['r-1']);
    expect(weeks(two, [first], { at: '2026-12-02' })).toEqual([
      ['W48', 'kept'],
      ['W49', 'violated'],
      ['W50', 'open'],
    ]);
    const second = submitted('2026-12-01 10:00', '2026-W49', ['r-2']);
    expect(weeks(two, [first, second], { at: '2026-12-16' })).toEqual([
      ['W48', 'kept'],
      ['W49', 'kept'],
    ]);
  });

  it('is mended when all missing orders are in some batch, of whatever week', () => {
    const demands = [
      submitted('2026-11-26 10:00', '2026-W48', ['r-1']),
      submitted('2026-11-30 10:00', '2026-W49', ['r-2']),
    ];
    const [first] = verdicts(two, demands, { at: '2026-11-29' });
    expect(first).toMatchObject({ status: 'violated', fixedAt: null });
    expect(allVerdicts(two, demands, { at: '2026-12-20' })).toMatchObject([
      {
        status: 'violated',
        since: local(DEADLINE),
        fixedAt: local('2026-11-30 10:00'),
        recordedLate: false,
        evidence: [eventOf('op-1', 1), eventOf('op-2', 1), demand(1)],
      },
      { status: 'kept', obligation: 'weekly-demand:o-1:2026-W49' },
    ]);
  });

  it('an order in no batch is owed week after week', () => {
    expect(weeks([[opened, ordered('2026-11-20 10:00')]], [], { at: '2026-12-09' })).toEqual([
      ['W48', 'violated'],
      ['W49', 'violated'],
      ['W50', 'violated'],
      ['W51', 'open'],
    ]);
  });

  it('is of the outlet that has the opportunity at the deadline', () => {
    const moved = (at: string): readonly Told[] => [
      opened,
      ordered('2026-11-20 10:00'),
      [at, 'Reassigned', { to: { outlet: 'o-2' } }],
    ];
    expect(weeks([moved('2026-11-24 10:00')], [])).toEqual([]);
    expect(weeks([moved('2026-11-25 10:00')], [])).toContainEqual(['W48', 'violated']);
  });

  it('another outlet’s batch is no submission of this one, but holds its orders', () => {
    const others: Told = [
      '2026-11-24 10:00',
      'DemandSubmitted',
      { outlet: 'o-2', week: '2026-W48', orderIds: ['r-1'] },
    ];
    expect(weeks([[opened, ordered('2026-11-20 10:00')]], [others])).toContainEqual(['W48', 'violated']);
    expect(weeks([[opened, ordered('2026-11-20 10:00')]], [others], { at: '2026-12-02' })).toEqual([
      ['W48', 'violated'],
    ]);
  });

  it('follows the version of the earliest order that is owed, and owes none of before the first version', () => {
    const version = (n: number, from: string) =>
      aRuleSet({ 'weekly-demand': {} }, { version: n, effectiveFrom: local(from), recordedAt: local(from) });
    const book = [version(1, '2026-11-20'), version(2, '2026-11-22')];
    expect(verdicts(two, [], { book })).toMatchObject([{ ruleVersion: 'house@1' }]);
    expect(verdicts(two.slice(1), [], { book })).toMatchObject([{ ruleVersion: 'house@2' }]);
    const later = [version(2, '2026-11-22')];
    expect(verdicts(two, [], { book: later })).toMatchObject([
      { ruleVersion: 'house@2', evidence: [eventOf('op-2', 1)] },
    ]);
  });

  it('does not bind orders of other stage models', () => {
    const project = [
      created('2026-11-01 09:00', { stageModel: 'project@1', stage: 'TARGET_CUSTOMER' }),
      ordered('2026-11-20'),
    ];
    expect(weeks([project], [])).toEqual([]);
  });

  it.each([
    [false, []],
    [true, ['violated']],
  ])('of an order imported to be judged, %s, there is %j', (judge, statuses) => {
    const imported = ordered('2026-11-20 10:00', 'r-1', { imported: { judge }, recorded: '2026-11-27 10:00' });
    expect(verdicts([[opened, imported]], []).map(({ status }) => status)).toEqual(statuses);
  });

  it.each([
    ['2026-11-25 23:59:59', 'pending'],
    ['2026-11-26 00:00:00', 'violated'],
  ])('with a day of late entry, at %s it is %s', (at, status) => {
    const asked = { at, parameters: { lateEntryHours: 24 } };
    expect(verdicts([[opened, ordered('2026-11-20 10:00')]], [], asked)).toMatchObject([{ status }]);
  });

  it('says which orders of which week', () => {
    expect(verdicts(two, [])).toMatchObject([
      {
        subject: { kind: 'outlet', id: 'o-1' },
        opportunityId: null,
        message: { zh: '2026-W48 周需求未按时提报或有遗漏，应含订单：r-1, r-2' },
      },
    ]);
  });

  it.each([
    // zone; the order, local to Shanghai; the week and the Wednesday 00:00 of the zone
    ['Asia/Shanghai', '2026-12-29 10:00', '2026-W53', '2026-12-29T16:00:00.000Z'],
    ['UTC', '2026-12-29 10:00', '2026-W53', '2026-12-30T00:00:00.000Z'],
    ['Asia/Shanghai', '2027-01-05 10:00', '2027-W01', '2027-01-05T16:00:00.000Z'],
    ['America/New_York', '2026-11-03 10:00', '2026-W45', '2026-11-04T05:00:00.000Z'],
    ['America/New_York', '2026-10-27 10:00', '2026-W44', '2026-10-28T04:00:00.000Z'],
    ['America/New_York', '2027-03-16 10:00', '2027-W11', '2027-03-17T04:00:00.000Z'],
    ['UTC', '2028-02-29 10:00', '2028-W09', '2028-03-01T00:00:00.000Z'],
  ])('in %s an order of %s belongs to %s, due at %s', (zone, placed, week, dueAt) => {
    const [first] = allVerdicts([[created('2026-10-01'), ordered(placed)]], [], { at: '2028-12-31', zone });
    expect(first).toMatchObject({ obligation: `weekly-demand:o-1:${week}`, dueAt });
  });
});
