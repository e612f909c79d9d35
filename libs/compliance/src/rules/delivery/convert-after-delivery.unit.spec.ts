import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { convertAfterDelivery } from './convert-after-delivery.ts';

const opened = created('2026-11-20 09:00');
const delivered: Told = ['2026-12-05 14:00', 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
const converted = (at: string, recorded = at): Told => [at, 'Converted', {}, { recorded }];

describe('convert-after-delivery', () => {
  it.each([
    ['2026-12-06 14:00:00', 'kept'],
    ['2026-12-06 14:00:01', 'violated'],
  ])('delivered on 2026-12-05 at 14:00 and converted at %s is %s', (at, status) => {
    expect(statusOf(convertAfterDelivery, told(opened, delivered, converted(at)))).toBe(status);
  });

  it.each([
    ['2026-12-06 14:00:00', 'open'],
    ['2026-12-06 14:00:01', 'pending'],
    ['2026-12-07 14:00:00', 'violated'],
  ])('at %s, not converted, is %s', (at, status) => {
    expect(statusOf(convertAfterDelivery, told(opened, delivered), { at })).toBe(status);
  });

  it('is mended by the conversion that comes late', () => {
    expect(verdictsOf(convertAfterDelivery, told(opened, delivered, converted('2026-12-09 10:00')))).toMatchObject([
      { status: 'violated', since: local('2026-12-06 14:00'), fixedAt: local('2026-12-09 10:00') },
    ]);
  });

  it('is not owed before a delivery, and takes the limit from the rule set', () => {
    expect(verdictsOf(convertAfterDelivery, told(opened))).toEqual([]);
    const history = told(opened, delivered, converted('2026-12-07 14:00:00'));
    expect(statusOf(convertAfterDelivery, history, { parameters: { hours: 48 } })).toBe('kept');
  });

  it.each([
    // The day on which New York puts its clocks forward has 23 hours, and the limit 24.
    ['2026-03-07T17:00:00.000Z', '2026-03-08T17:00:00.000Z'],
    ['2028-02-28T20:00:00.000Z', '2028-02-29T20:00:00.000Z'],
  ])('delivered at %s is due at %s, in whichever zone', (at, dueAt) => {
    const event: Told = [at, 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
    expect(verdictsOf(convertAfterDelivery, told(opened, event))).toMatchObject([{ dueAt }]);
  });
});
