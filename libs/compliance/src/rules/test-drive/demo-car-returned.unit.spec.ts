import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { demoCarReturned } from './demo-car-returned.ts';

const completed = takenOver(created('2026-11-20 09:00'), [
  '2026-11-21 10:00',
  'TestDriveCompleted',
  { bookingId: 'b-1', vehicleId: 'd-1', odometer: {}, checks: { missing: [] } },
]);
const car = (drive: object) => ({
  demoCar: { id: 'd-1', revision: 1, state: { drives: new Map([['b-1', { opportunityId: 'op-1', ...drive }]]) } },
});
const out = { event: 'out', at: local('2026-11-21 09:00'), odometerKm: 10 };
const back = (at: string) => ({ event: 'back', at: local(at), odometerKm: 18 });

describe('demo-car-returned', () => {
  it.each([
    [back('2026-11-21 10:00:00'), 'kept'],
    [back('2026-11-21 10:00:01'), 'violated'],
    [undefined, 'violated'],
  ])('a drive completed at 10:00 with the car back by %j is %s', (returned, status) => {
    const known = car({ out, ...(returned && { back: returned }) });
    expect(statusOf(demoCarReturned, completed, { known })).toBe(status);
  });

  it('rests on the check-out, or on the return that came too late', () => {
    expect(verdictsOf(demoCarReturned, completed, { known: car({ out }) })[0]?.evidence).toContain('out');
    const late = car({ out, back: back('2026-11-21 11:00') });
    expect(verdictsOf(demoCarReturned, completed, { known: late })[0]?.evidence).toContain('back');
  });

  it('judges nothing where nobody knows of a check-out', () => {
    expect(statusOf(demoCarReturned, completed)).toBe('none');
    expect(statusOf(demoCarReturned, completed, { known: car({}) })).toBe('none');
  });
});
