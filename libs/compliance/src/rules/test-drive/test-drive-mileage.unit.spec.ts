import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { testDriveMileage } from './test-drive-mileage.ts';

const drive = (mileageKm: number | undefined, odometer: object = {}) =>
  takenOver(created('2026-11-20 09:00'), [
    '2026-11-21 10:00',
    'TestDriveCompleted',
    { bookingId: 'b-1', mileageKm, odometer, checks: { missing: [] } },
  ]);
const read = { startKm: 1203.2, endKm: 1211.6 };

describe('test-drive-mileage', () => {
  it.each([
    [undefined, {}, 'violated'],
    [undefined, read, 'violated'],
    [8.4, {}, 'kept'],
    [8.4, { startKm: 1203.2 }, 'kept'],
    [8.2, read, 'violated'],
    [8.3, read, 'kept'],
    [8.5, read, 'kept'],
    [8.6, read, 'violated'],
  ])('a mileage of %s km with the odometer %j is %s', (mileageKm, odometer, status) => {
    expect(statusOf(testDriveMileage, drive(mileageKm, odometer))).toBe(status);
  });

  it('takes the tolerance from the rule set', () => {
    expect(statusOf(testDriveMileage, drive(8.6, read), { parameters: { withinKm: 0.2 } })).toBe('kept');
  });
});
