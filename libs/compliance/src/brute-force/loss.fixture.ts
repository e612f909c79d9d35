import type { BruteWorld } from './brute-verdict.fixture.ts';
import { type Deadline, type Opens, openings, singly } from './due.fixture.ts';
import { type Fact, happenedBefore } from './known.fixture.ts';
import { closeOf, dateOf, plusDays } from './time.fixture.ts';

/**
 * "LossReviewed by 24:00 of the third working day after Lost." Whatever its verdict: which of them count as clear is a
 * matter of the 战败明确率. "A review belongs to the latest loss before it."
 */
export const lostReviewed: Opens = (visible, parameters, world) =>
  openings('Lost', visible, parameters, (lost) => thirdWorkingDayAfter(lost, world)).map(({ opening, deadline }) => ({
    opening,
    deadline,
    proofs: (facts) =>
      singly(
        facts.filter((event) => event.type === 'LossReviewed' && lossOf(event, facts)?.id === opening.id),
        deadline,
      ),
  }));

/** As the review itself says, which was decided when it was recorded; else the latest loss before it. */
function lossOf(review: Fact, facts: readonly Fact[]): Fact | undefined {
  const { lostEventId } = review.data;
  if (lostEventId !== undefined) return facts.find(({ id }) => id === lostEventId);
  return facts.filter((event) => event.type === 'Lost' && happenedBefore(event, review)).at(-1);
}

function thirdWorkingDayAfter({ occurredAt }: Fact, { zone, calendar }: BruteWorld): Deadline {
  let date = dateOf(occurredAt, zone);
  for (let worked = 0; worked < 3; ) {
    date = plusDays(date, 1);
    if (calendar.isWorkingDay(date)) worked += 1;
  }
  return { at: closeOf(date, zone), inclusive: false };
}
