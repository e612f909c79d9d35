import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, type Told, takenOver } from '../../testing/told.fixture.ts';
import { orderBeforeDelivery } from './order-before-delivery.ts';

const opened = created('2026-11-20 09:00');
const ordered: Told = ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }];
const _matched: Told = ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'LSVAA49J132047371' }];
const cancelled: Told = ['2026-11-23 10:00', 'OrderCancelled', { orderId: 'r-1' }];
const delivered = (vin = 'LSVAA49J132047371'): Told => [
  '2026-11-24 10:00',
  'VehicleDelivered',
  { orderId: 'r-1', vin, deliveredAt: local('2026-11-24 10:00') },
];
const _sold = (data: object): Told => ['2026-11-25 10:00', 'Converted', { checks: {}, ...data }];

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
