import { describe, expect, it } from '@jest/globals';
import { created, statusOf, told } from '../../testing/told.fixture.ts';
import { vinCheckDigit } from './vin-check-digit.ts';

const about = (type: string, vin?: string) =>
  told(created('2026-11-20 09:00'), ['2026-12-05 10:00', type, vin === undefined ? {} : { orderId: 'r-1', vin }]);

describe.each(['VehicleMatched', 'VehicleDelivered', 'Converted'])('vin-check-digit at %s', (type) => {
  it.each([
    ['1M8GDM9AXKP042788', 'kept'],
    ['LSVAA49J132047371', 'kept'],
    ['UU6JA69691D713820', 'kept'],
    ['1M8GDM9A1KP042788', 'violated'],
    ['LSVAA49J232047371', 'violated'],
    ['UU6JA69601D713820', 'violated'],
    ['LSVAA49J13204737', 'none'],
    ['LSVAA49J13204737I', 'none'],
    [undefined, 'none'],
  ])('%s is %s', (vin, status) => {
    expect(statusOf(vinCheckDigit, about(type, vin))).toBe(status);
  });
});
