import { describe, expect, it } from '@jest/globals';
import { created, idOf, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { testDriveDistance } from './test-drive-distance.ts';

const aDrive = (drive: object) =>
  told(created('2026-11-20 09:00'), [
    '2026-11-21 10:00',
    'TestDriveCompleted',
    { bookingId: 'b-1', odometer: {}, ...drive },
  ]);

describe('test-drive-distance', () => {
  it.each([
    [4.9, 'violated'],
    [5.0, 'violated'],
    [5.1, 'kept'],
  ])('a drive of %s km is %s', (mileageKm, status) => {
    expect(statusOf(testDriveDistance, aDrive({ mileageKm }))).toBe(status);
  });

  it.each([
    [1203.2, 1208.2, 9.9, 'violated'],
    [1203.2, 1208.3, 4.9, 'kept'],
  ])('from %s to %s km on the odometer, with %s km given, is %s', (startKm, endKm, mileageKm, status) => {
    expect(statusOf(testDriveDistance, aDrive({ odometer: { startKm, endKm }, mileageKm }))).toBe(status);
  });

  it('judges nothing where no distance is known', () => {
    expect(statusOf(testDriveDistance, aDrive({}))).toBe('none');
  });

  it('takes the limit from the rule set', () => {
    expect(statusOf(testDriveDistance, aDrive({ mileageKm: 5.1 }), { parameters: { moreThanKm: 8 } })).toBe('violated');
  });

  it('names the drive, the distance and the remedy', () => {
    expect(verdictsOf(testDriveDistance, aDrive({ mileageKm: 4.9 }))).toEqual([
      expect.objectContaining({
        ruleVersion: 'house@1',
        issuer: 'dealer',
        subject: { kind: 'opportunity', id: 'op-1' },
        consultant: 's-1',
        since: '2026-11-21T02:00:00.000Z',
        decidableAt: '2026-11-21T02:00:00.000Z',
        evidence: [idOf(1)],
        message: {
          zh: '试驾里程 4.9 公里，应大于 5 公里',
          en: 'The test drive covered 4.9 km; it must cover more than 5 km',
        },
      }),
    ]);
  });
});
