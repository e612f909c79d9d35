import { describe, expect, it } from '@jest/globals';
import { created, idOf, local, statusOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { matchBeforeDelivery } from './match-before-delivery.ts';
import { orderBeforeDelivery } from './order-before-delivery.ts';
import { vinConsistent } from './vin-consistent.ts';

const opened = created('2026-11-20 09:00');
const ordered: Told = ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }];
const matched: Told = ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'LSVAA49J132047371' }];
const cancelled: Told = ['2026-11-23 10:00', 'OrderCancelled', { orderId: 'r-1' }];
const delivered = (vin = 'LSVAA49J132047371'): Told => [
  '2026-11-24 10:00',
  'VehicleDelivered',
  { orderId: 'r-1', vin, deliveredAt: local('2026-11-24 10:00') },
];
const sold = (data: object): Told => ['2026-11-25 10:00', 'Converted', { checks: {}, ...data }];

describe('order-before-delivery', () => {
  it.each([
    ['an order', [ordered], 'kept'],
    ['no order', [], 'violated'],
    ['a cancelled order', [ordered, cancelled], 'violated'],
    [
      'an order that another episode had',
      [ordered, ['2026-11-22 09:00', 'Lost'], ['2026-11-23 09:00', 'OpportunityReopened', { episode: 2 }]],
      'violated',
    ],
  ] as const)('a delivery with %s is %s', (_name, before, status) => {
    expect(statusOf(orderBeforeDelivery, takenOver(opened, ...before, delivered()))).toBe(status);
  });
});

describe('match-before-delivery', () => {
  it.each([
    ['a matched order', [ordered, matched], 'kept'],
    ['an order without a vehicle', [ordered], 'violated'],
    [
      'a vehicle that came after',
      [ordered, ['2026-11-24 10:00:01', 'VehicleMatched', { orderId: 'r-1', vin: 'x' }]],
      'violated',
    ],
    ['no order', [], 'none'],
  ] as const)('a delivery with %s is %s', (_name, before, status) => {
    expect(statusOf(matchBeforeDelivery, takenOver(opened, ...before, delivered()))).toBe(status);
  });

  it('rests on the order', () => {
    const [verdict] = verdictsOf(matchBeforeDelivery, takenOver(opened, ordered, delivered()));
    expect(verdict?.evidence).toEqual([idOf(2), idOf(1)]);
  });
});

describe('vin-consistent', () => {
  const deliveries = (...events: readonly Told[]) => takenOver(opened, ordered, ...events);
  it.each([
    ['delivered as matched', deliveries(matched, delivered()), 'kept'],
    ['delivered other than matched', deliveries(matched, delivered('1M8GDM9AXKP042788')), 'violated'],
    ['delivered without a match', deliveries(delivered()), 'none'],
    ['converted without a VIN', deliveries(matched, sold({ orderId: 'r-1' })), 'none'],
    ['converted and never delivered', deliveries(matched, sold({ orderId: 'r-1', vin: 'LSVAA49J132047371' })), 'none'],
  ])('a VIN %s is judged', (_name, history, status) => {
    expect(statusOf(vinConsistent, history)).toBe(status);
  });

  it.each([
    ['LSVAA49J132047371', 'r-1', 'kept'],
    ['LSVAA49J132047371', undefined, 'kept'],
    ['1M8GDM9AXKP042788', 'r-1', 'violated'],
    ['1M8GDM9AXKP042788', undefined, 'violated'],
  ])('the VIN %s at Convert, for the order %s, is %s', (vin, orderId, status) => {
    const history = takenOver(opened, ordered, matched, delivered(), sold({ orderId, vin }));
    expect(verdictsOf(vinConsistent, history).map((verdict) => verdict.status)).toEqual(['kept', status]);
  });
});
