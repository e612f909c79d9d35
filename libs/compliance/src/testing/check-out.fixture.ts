import type { DemoCar, DemoCarCheckedOut, Drive } from '#dealership';
import type { Kilometres } from '#kernel';
import type { Happening } from '../rule.ts';
import { local } from './told.fixture.ts';

/** A check-out of car d-1 for booking b-2 of op-2, at 10:00 of 2026-11-21, after these drives. */
export function checkOut<Facts>(
  drives: readonly Drive[],
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
    recordedAt: occurredAt,
    state: { drives: new Map(drives.map((drive, n) => [`b-${n + 10}`, drive])) },
    facts,
    beside: [],
    imported: true,
    deeds: () => [],
  };
}
