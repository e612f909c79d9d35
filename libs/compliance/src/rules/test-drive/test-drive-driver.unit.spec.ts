import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { testDriveDriver } from './test-drive-driver.ts';

const drive = (missing: readonly string[]) =>
  takenOver(created('2026-11-20 09:00'), [
    '2026-11-21 10:00',
    'TestDriveCompleted',
    { bookingId: 'b-1', odometer: {}, checks: { missing } },
  ]);

describe('test-drive-driver', () => {
  it('name, phone, ID and licence keep it', () => {
    expect(statusOf(testDriveDriver, drive([]))).toBe('kept');
  });

  it.each(['name', 'phone', 'idNumber', 'licenceNumber'])('it is broken without %s', (field) => {
    expect(verdictsOf(testDriveDriver, drive([field]))).toMatchObject([
      { status: 'violated', message: { en: `What must be known of the driver is missing: ${field}` } },
    ]);
  });
});
