import { describe, expect, it } from '@jest/globals';
import { checkOut } from '../../testing/check-out.fixture.ts';
import { plainScene } from '../../testing/told.fixture.ts';
import { testDriveBooked } from './test-drive-booked.ts';

describe('test-drive-booked', () => {
  const booked = (bookingId: string, vehicleId: string) => ({
    opportunity: {
      id: 'op-2',
      revision: 1,
      state: { testDrives: new Map([[bookingId, { episode: 1, vehicleId }]]), standing: { episodes: {} } },
    },
  });
  it.each([
    ['this booking of this car', booked('b-2', 'd-1'), true],
    ['another booking', booked('b-1', 'd-1'), false],
    ['this booking of another car', booked('b-2', 'd-2'), false],
    ['nobody knows what', {}, undefined],
  ])('with %s, kept is %s', (_name, facts, kept) => {
    expect(testDriveBooked.judge(checkOut([], facts), {}, plainScene)?.kept).toBe(kept);
  });
});
