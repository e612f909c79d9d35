import { describe, expect, it } from '@jest/globals';
import { created, idOf, local, statusOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { matchBeforeDelivery } from './match-before-delivery.ts';

const opened = created('2026-11-20 09:00');
const ordered: Told = ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }];
const matched: Told = ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'LSVAA49J132047371' }];
const _cancelled: Told = ['2026-11-23 10:00', 'OrderCancelled', { orderId: 'r-1' }];
const delivered = (vin = 'LSVAA49J132047371'): Told => [
  '2026-11-24 10:00',
  'VehicleDelivered',
  { orderId: 'r-1', vin, deliveredAt: local('2026-11-24 10:00') },
];
const _sold = (data: object): Told => ['2026-11-25 10:00', 'Converted', { checks: {}, ...data }];

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
