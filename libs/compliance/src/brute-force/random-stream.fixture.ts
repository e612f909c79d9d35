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

const said = fc.oneof(
  fc.tuple(fc.constant('FollowUpScheduled'), fc.record({ activityId, dueAt: due })),
  fc.tuple(fc.constant('FollowUpRescheduled'), fc.record({ activityId, to: due })),
  fc.tuple(fc.constant('FollowUpCancelled'), fc.record({ activityId })),
  fc.tuple(
    fc.constant('FollowUpCompleted'),
    fc.record({ activityId, outcome: fc.constantFrom('reached', 'no_answer') }),
  ),
  fc.tuple(
    fc.constant('ExpectedPurchaseDateChanged'),
    fc.record({ new: fc.integer({ min: 18, max: 30 }).map((day) => `2026-11-${day}`) }),
  ),
  fc.tuple(fc.constantFrom('Lost', 'Converted', 'LossReviewed', 'CustomerFileArchived'), fc.constant({})),
  fc.tuple(fc.constantFrom('VehicleMatched', 'VehicleDelivered'), fc.constant({ vin: VIN })),
  fc.tuple(fc.constant('OpportunityReopened'), fc.constant({})),
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
      earlier: fc.nat(12),
      voided: fc.constantFrom([], ['']),
      changes: fc.constantFrom({ '/outcome': 'no_answer' }, { '/outcome': 'reached' }, { '/dueAt': hour(150) }),
    }),
  ),
);

/** What may happen to an opportunity that is won or lost. */
const AFTER_EXIT = ['LossReviewed', 'CustomerFileArchived', 'CareTaskCompleted', 'Reassigned', 'EventCorrected'];

interface Happening {
  readonly at: number;
  readonly by: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Leaves out what cannot happen in the life of an opportunity, and gives the others their episodes. */
function lived(happenings: readonly Happening[]): readonly Happening[] {
  const left: Happening[] = [];
  let [episode, open] = [1, true];
  for (const happening of happenings.toSorted((a, b) => a.at - b.at)) {
    const { type, data } = happening;
    const reopens = type === 'OpportunityReopened';
    if (reopens && open) continue;
    if (!open && !reopens && !AFTER_EXIT.includes(type) && !type.startsWith('Recording')) continue;
    if (reopens) [episode, open] = [episode + 1, true];
    if (type === 'Lost' || type === 'Converted') open = false;
    left.push({ ...happening, data: { ...data, episode } });
  }
  return left;
}

/** Streams of one opportunity, begun by Created: in whole hours, so that deadlines and closes are often met. */
export const randomStream: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .record({
    expected: fc.integer({ min: 18, max: 30 }),
    openedBy: late,
    others: fc.array(fc.tuple(fc.nat(24 * 14), late, said), { maxLength: 18 }),
  })
  .map(({ expected, openedBy, others }) => {
    const file = { expectedPurchaseDate: `2026-11-${expected}`, checks: { phoneValid: true } };
    const lines = lived(others.map(([at, by, [type, data]]) => ({ at, by: Math.max(by, openedBy - at), type, data })))
      .toSorted((a, b) => a.at + a.by - b.at - b.by)
      .map(
        ({ at, by, type, data }, n): Line => [
          hour(at),
          type,
          { ...data, ...correctedBy(data, n) },
          { late: hour(at + by) },
        ],
      );
    return stream(opened(hour(0), file, { late: hour(openedBy) }), ...lines);
  });

/** Which event a correction is of, where the data is that of one: an earlier one of the stream. */
function correctedBy({ earlier }: Happening['data'], n: number): object {
  return typeof earlier === 'number' ? { eventId: `e${earlier % (n + 1)}` } : {};
}
