import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { sharedDuties } from './shared-duties.ts';
import { idOf, type Told, told, type Unusual } from './testing/told.fixture.ts';

const at = (n: number) => `2026-11-2${n} 10:00`;
const did = (n: number, type: string, by: string, data: object = {}, more: Unusual = {}): Told => [
  at(n),
  type,
  data,
  { by, ...more },
];
const order = { orderId: 'r-1', model: 'm', amount: { amount: '1.00', currency: 'CNY' } };
const file = { stageModel: 'dealer@1', stage: 'PROFILED', consultant: 's-1' };
const created = did(0, 'Created', 'boss', file);
const placed = (by: string) => did(1, 'OrderPlaced', by, order);
const matched = (by: string, more?: Unusual) => did(2, 'VehicleMatched', by, { orderId: 'r-1', vin: 'v' }, more);
const lost = (by: string) => did(3, 'Lost', by);
const reviewed = (by: string) => did(4, 'LossReviewed', by, { verdict: 'objective' });
const waived = (by: string, data: object = {}) => did(5, 'WaiverGranted', by, { rule: 'x', ...data });
const given = (to: string) => did(2, 'Reassigned', 'boss', { from: {}, to: { consultant: to } });
const asked = (by: string) => did(1, 'ApprovalRequested', by, { approvalId: 'a' });
const granted = (by: string) => did(2, 'ApprovalGranted', by, { approvalId: 'a' });

const found = (events: readonly RecordedEvent[], pairs: readonly string[] = []) =>
  sharedDuties(events, () => pairs).map(({ duty, person, first, second }) => [duty, person, first.id, second.id]);

describe('one person holds two duties', () => {
  it.each<[string, readonly Told[], readonly [string, string, number, number][]]>([
    ['asking and granting', [asked('s-1'), granted('s-1')], [['approval', 's-1', 0, 1]]],
    ['order and match', [created, placed('s-1'), matched('s-1')], [['MatchVehicle+PlaceOrder', 's-1', 1, 2]]],
    ['match, then order', [created, matched('p-1'), placed('p-1')], [['MatchVehicle+PlaceOrder', 'p-1', 1, 2]]],
    ['losing and reviewing', [created, lost('m-1'), reviewed('m-1')], [['loss-review', 'm-1', 1, 2]]],
    ['owning at the loss and reviewing', [created, lost('m-1'), reviewed('s-1')], [['loss-review', 's-1', 1, 2]]],
    ['owning now and reviewing', [created, lost('m-1'), given('m-2'), reviewed('m-2')], [['loss-review', 'm-2', 2, 3]]],
    ['owning and waiving', [created, given('m-2'), waived('m-2')], [['waiver', 'm-2', 1, 2]]],
    [
      'placing an order and waiving for it',
      [created, placed('m-1'), waived('m-1', { orderId: 'r-1' })],
      [['waiver', 'm-1', 1, 2]],
    ],
  ])('by %s', (_, events, expected) => {
    expect(found(told(...events))).toEqual(expected.map(([duty, who, a, b]) => [duty, who, idOf(a), idOf(b)]));
  });

  it('once, in whichever order a rule set writes a pair that ships', () => {
    const events = told(created, placed('s-1'), matched('s-1'));
    expect(found(events, ['PlaceOrder+MatchVehicle'])).toEqual([['MatchVehicle+PlaceOrder', 's-1', idOf(1), idOf(2)]]);
  });

  it.each<[string, readonly Told[]]>([
    ['another granting it', [asked('s-1'), granted('m-1')]],
    ['a planner matching it', [created, placed('s-1'), matched('p-1')]],
    ['another manager reviewing it', [created, lost('s-1'), reviewed('m-1')]],
    ['another manager reviewing what changed hands since', [created, lost('s-1'), given('s-2'), reviewed('m-1')]],
    ['another manager waiving', [created, placed('s-1'), waived('m-1', { orderId: 'r-1' })]],
    ['waiving for an opportunity whose other order was placed by them', [created, placed('m-1'), waived('m-1')]],
    [
      'services that take over what others did',
      [
        created,
        did(1, 'OrderPlaced', 'i', order, { role: 'service', imported: { judge: true } }),
        matched('i', { role: 'service', imported: { judge: true } }),
      ],
    ],
  ])('not by %s', (_, events) => {
    expect(found(told(...events))).toEqual([]);
  });

  it('through a service too: who counts is the person for whom it acted', () => {
    const through = (event: RecordedEvent, onBehalfOf: string): RecordedEvent => ({
      ...event,
      meta: { ...event.meta, actor: { id: 'site', role: 'service', onBehalfOf } },
    });
    const [one, two, three] = told(created, placed('s-1'), matched('p-1')) as [
      RecordedEvent,
      RecordedEvent,
      RecordedEvent,
    ];
    expect(found([one, two, through(three, 's-1')])).toEqual([['MatchVehicle+PlaceOrder', 's-1', two.id, three.id]]);
    expect(found([one, through(two, 's-7'), through(three, 's-8')])).toEqual([]);
  });

  it('by the pairs that bind then, beside the one that always does', () => {
    const history = told(created, placed('s-1'), did(2, 'DiscountGranted', 's-1'), matched('s-1'));
    expect(found(history, ['PlaceOrder+GrantDiscount']).map(([duty]) => duty)).toEqual([
      'PlaceOrder+GrantDiscount',
      'MatchVehicle+PlaceOrder',
    ]);
  });

  it('wherever a pair is planted in a random history, and nowhere else', () => {
    const deed = fc.record({
      type: fc.constantFrom('OrderPlaced', 'VehicleMatched', 'FollowUpCompleted', 'OrderCancelled', 'ValueChanged'),
      by: fc.constantFrom('s-1', 's-2', 's-3'),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        const events = told(...deeds.map(({ type, by }, n): Told => [`2026-11-20 10:${10 + n}`, type, order, { by }]));
        const other = { OrderPlaced: 'VehicleMatched', VehicleMatched: 'OrderPlaced' } as Record<string, string>;
        const planted = deeds.flatMap(({ type, by }, n) =>
          deeds.slice(0, n).some((before) => before.by === by && before.type === other[type]) ? [idOf(n)] : [],
        );
        expect(found(events).map(([, , , second]) => second)).toEqual(planted);
      }),
    );
  });
});
