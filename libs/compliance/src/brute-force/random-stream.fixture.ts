import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { type Line, opened, stream } from './history.fixture.ts';

const BEGUN = Date.parse('2026-11-20T00:00:00+08:00');
const HOUR = 3_600_000;
const VIN = 'LSVAA49J132047371';

export function hour(n: number): string {
  return new Date(BEGUN + n * HOUR).toISOString();
}

/** Hours by which an event is recorded late: at once, within the hours of late entry, at their end, beyond. */
const late = fc.constantFrom(0, 0, 0, 0, 5, 24, 25, 80);
const activityId = fc.constantFrom('a', 'b');
const due = fc.nat(400).map(hour);
const episode = fc.constantFrom(1, 1, 2);

const said = fc.oneof(
  fc.tuple(fc.constant('FollowUpScheduled'), fc.record({ episode, activityId, dueAt: due })),
  fc.tuple(fc.constant('FollowUpRescheduled'), fc.record({ episode, activityId, to: due })),
  fc.tuple(fc.constant('FollowUpCancelled'), fc.record({ episode, activityId })),
  fc.tuple(
    fc.constant('FollowUpCompleted'),
    fc.record({ episode, activityId, outcome: fc.constantFrom('reached', 'no_answer') }),
  ),
  fc.tuple(
    fc.constant('ExpectedPurchaseDateChanged'),
    fc.record({ episode, new: fc.integer({ min: 18, max: 30 }).map((day) => `2026-11-${day}`) }),
  ),
  fc.tuple(fc.constantFrom('Lost', 'Converted', 'LossReviewed', 'CustomerFileArchived'), fc.record({ episode })),
  fc.tuple(fc.constantFrom('VehicleMatched', 'VehicleDelivered'), fc.record({ episode, vin: fc.constant(VIN) })),
  fc.tuple(fc.constant('OpportunityReopened'), fc.constant({ episode: 2 })),
  fc.tuple(fc.constantFrom('Reassigned', 'Reclaimed'), fc.constant({ to: { consultant: 's-2' } })),
  fc.tuple(fc.constant('TestDriveCompleted'), fc.record({ mileageKm: fc.constantFrom(5, 6) })),
  fc.tuple(
    fc.constant('RecordingAttached'),
    fc.record({
      activityId,
      sha256: fc.constant('f00'),
      durationSec: fc.constantFrom(0, 9),
      checks: fc.constant({ recordingUriGiven: true }),
    }),
  ),
  fc.tuple(fc.constant('RecordingChecked'), fc.record({ activityId, sha256Matches: fc.boolean() })),
  fc.tuple(
    fc.constant('CareTaskCompleted'),
    fc.record({ taskId: fc.constantFrom('care-48h', 'care-weekly-1', 'care-weekly-2') }),
  ),
  fc.tuple(
    fc.constant('EventCorrected'),
    fc.record({
      eventId: fc.nat(12).map((n) => `e${n}`),
      voided: fc.constantFrom([], ['']),
      changes: fc.constantFrom({ '/outcome': 'no_answer' }, { '/outcome': 'reached' }, { '/dueAt': hour(150) }),
    }),
  ),
);

/** Streams of one opportunity, begun by Created, sense or none: whole hours, so that deadlines and closes are often met. */
export const randomStream: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .record({
    expected: fc.integer({ min: 18, max: 30 }),
    others: fc.array(fc.tuple(fc.nat(24 * 14), late, said), { maxLength: 14 }),
  })
  .map(({ expected, others }) => {
    const first = opened(hour(0), { expectedPurchaseDate: `2026-11-${expected}`, checks: { phoneValid: true } });
    const lines = others
      .toSorted(([a, lateA], [b, lateB]) => a + lateA - b - lateB)
      .map(([at, by, [type, data]]): Line => [hour(at), type, data, { late: hour(at + by) }]);
    return stream(first, ...lines);
  });
