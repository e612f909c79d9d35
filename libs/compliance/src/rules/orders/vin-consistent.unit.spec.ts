import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { vinConsistent } from './vin-consistent.ts';

const opened = created('2026-11-20 09:00');
const ordered: Told = ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }];
const matched: Told = ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'LSVAA49J132047371' }];
const _cancelled: Told = ['2026-11-23 10:00', 'OrderCancelled', { orderId: 'r-1' }];
const delivered = (vin = 'LSVAA49J132047371'): Told => [
  '2026-11-24 10:00',
  'VehicleDelivered',
  { orderId: 'r-1', vin, deliveredAt: local('2026-11-24 10:00') },
];
const sold = (data: object): Told => ['2026-11-25 10:00', 'Converted', { checks: {}, ...data }];

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
