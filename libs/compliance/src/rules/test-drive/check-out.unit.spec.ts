import { describe, expect, it } from '@jest/globals';
import type { DemoCar, DemoCarCheckedOut, Drive } from '#dealership';
import type { Kilometres } from '#kernel';
import type { Happening } from '../../rule.ts';
import { local, plainScene } from '../../testing/told.fixture.ts';
import { oneCheckOutPerCar } from './one-check-out-per-car.ts';
import { testDriveBooked } from './test-drive-booked.ts';

/** A check-out of car d-1 for booking b-2 of op-2, at 10:00. */
function checkOut<Facts>(
  drives: readonly (readonly [string, Drive])[],
  facts: Partial<Facts>,
): Happening<DemoCarCheckedOut, DemoCar, Facts> {
  const occurredAt = local('2026-11-21 10:00');
  return {
    type: 'DemoCarCheckedOut',
    data: { bookingId: 'b-2', opportunityId: 'op-2', odometerKm: 10 as Kilometres, at: occurredAt },
    actor: { id: 's-1', role: 'sales_consultant' },
    id: 'd-1',
    occurredAt,
    now: occurredAt,
    state: { drives: new Map(drives), past: null } as unknown as DemoCar,
    facts,
    beside: [],
    imported: true,
    earlier: () => [],
  };
}

describe('one-check-out-per-car', () => {
  const reading = (at: string) => ({ event: `e-${at}`, at: local(`2026-11-21 ${at}`), odometerKm: 5 as Kilometres });
  it.each([
    ['no drive', [], true],
    ['a car that came back before', [{ opportunityId: 'op-1', out: reading('08:00'), back: reading('09:59') }], true],
    [
      'a car that comes back that moment',
      [{ opportunityId: 'op-1', out: reading('08:00'), back: reading('10:00') }],
      true,
    ],
    ['a car that is out', [{ opportunityId: 'op-1', out: reading('09:00') }], false],
    ['a car that is out for the same opportunity', [{ opportunityId: 'op-2', out: reading('10:00') }], false],
  ])('after %s, kept is %s', (_name, drives, kept) => {
    const happening = checkOut<object>(
      drives.map((drive, n) => [`b-${n + 10}`, drive] as const),
      {},
    );
    expect(oneCheckOutPerCar.judge(happening, {}, plainScene)?.kept).toBe(kept);
    expect(oneCheckOutPerCar.subject?.(happening)).toEqual({ kind: 'vehicle', id: 'd-1' });
  });
});

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
    expect(testDriveBooked.judge(checkOut(drivesNone, facts), {}, plainScene)?.kept).toBe(kept);
  });
});

const drivesNone: readonly (readonly [string, Drive])[] = [];
