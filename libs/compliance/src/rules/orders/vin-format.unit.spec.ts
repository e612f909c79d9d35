import { describe, expect, it } from '@jest/globals';
import { SOLD, sale, ten } from '../../testing/sale.fixture.ts';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { vinFormat } from './vin-format.ts';

describe('vin-format', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'kept'],
    ['LSVAA49J132047371', 'kept'],
    ['UU6JA69691D713820', 'kept'],
    ['LSVAA49J132047372', 'kept'],
    ['LSVAA49J13204737', 'violated'],
    ['LSVAA49J1320473711', 'violated'],
    ['LSVAA49I132047371', 'violated'],
    ['LSVAA49O132047371', 'violated'],
    ['LSVAA49Q132047371', 'violated'],
    ['lsvaa49j132047371', 'violated'],
    [undefined, 'none'],
  ])('%s is %s', (vin, status) => {
    expect(statusOf(vinFormat, sale({ ...ten, vin }))).toBe(status);
  });

  it.each(['VehicleMatched', 'VehicleDelivered'])('is judged at %s too', (type) => {
    const history = (vin: string) => takenOver(created('2026-11-20 09:00'), [SOLD, type, { orderId: 'r-1', vin }]);
    expect(statusOf(vinFormat, history('LSVAA49J132047371'))).toBe('kept');
    expect(statusOf(vinFormat, history('LSVAA49J13204737I'))).toBe('violated');
  });
});
