import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { created, idOf, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { saleDateConsistent } from './sale-date-consistent.ts';

const sold = (saleDate: string | undefined, orderId = 'r-1') =>
  told(
    created('2026-11-20 09:00'),
    ['2026-11-28 23:59:59', 'OrderPlaced', { orderId: 'r-1', amount: { amount: '1.00', currency: 'CNY' } }],
    ['2026-12-05 00:00', 'Converted', { orderId, ...(saleDate !== undefined && { saleDate }) }],
  );

describe('sale-date-consistent', () => {
  it.each([
    ['2026-11-27', 'violated'],
    ['2026-11-28', 'kept'],
    ['2026-12-05', 'kept'],
    ['2026-12-06', 'violated'],
    [undefined, 'none'],
  ])('an order of 2026-11-28, converted on 2026-12-05 and dated %s, is %s', (saleDate, status) => {
    expect(statusOf(saleDateConsistent, sold(saleDate))).toBe(status);
  });

  it.each([
    ['2026-12-04', 'kept'],
    ['2026-12-05', 'violated'],
  ])('in New York, where it is still the day before, %s is %s', (saleDate, status) => {
    const scene = { zone: 'America/New_York' as Zone };
    expect(statusOf(saleDateConsistent, sold(saleDate), { scene })).toBe(status);
  });

  it.each([
    ['2020-01-01', 'kept'],
    ['2026-12-06', 'violated'],
  ])('where the order is not known, %s is %s', (saleDate, status) => {
    expect(statusOf(saleDateConsistent, sold(saleDate, 'r-9'))).toBe(status);
  });

  it('rests on the order too, and says from when to when', () => {
    expect(verdictsOf(saleDateConsistent, sold('2026-12-06'))).toMatchObject([
      {
        evidence: [idOf(2), idOf(1)],
        message: { zh: '销售日期 2026-12-06 不在订单日期与成交日期之间（2026-11-28 至 2026-12-05）' },
      },
    ]);
  });
});
