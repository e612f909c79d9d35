import { numberIn } from './brute-verdict.fixture.ts';
import { exitsInTime, type Obligation, type Opens, openings, since, singly } from './due.fixture.ts';
import { isReached } from './opportunity.fixture.ts';
import { closeOf, dateOf, plusDays, plusHours } from './time.fixture.ts';

/**
 * "A follow-up with outcome other than no_answer by the end of the 5th calendar day after the creation date."
 * Parameter `hours`: so many hours after the creation instead, the last instant included.
 */
export const firstFollowUp: Opens = (visible, parameters, { zone }) => {
  const hours = numberIn(parameters, 'hours', 0);
  return openings('Created', visible, parameters, ({ occurredAt }) =>
    hours > 0
      ? { at: plusHours(occurredAt, hours), inclusive: true }
      : { at: closeOf(plusDays(dateOf(occurredAt, zone), 5), zone), inclusive: false },
  ).map(
    ({ opening, deadline }): Obligation => ({
      opening,
      deadline,
      proofs: (facts) => singly(since(opening, facts).filter(isReached), deadline),
      endings: (facts) => exitsInTime(opening, deadline, facts),
    }),
  );
};
