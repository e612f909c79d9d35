import type { BruteParameters, BruteWorld } from './brute-verdict.fixture.ts';
import { type Deadline, type Opens, openings, since, singly } from './due.fixture.ts';
import type { Fact } from './known.fixture.ts';
import { closeOf, dateOf, plusDays, plusHours } from './time.fixture.ts';

/** "CustomerFileArchived within 86,400 s of VehicleDelivered." */
export const customerFile24h = withinHours(24, ({ type }) => type === 'CustomerFileArchived');

/** "Converted within 24 h of VehicleDelivered." */
export const convertAfterDelivery = withinHours(24, ({ type }) => type === 'Converted');

/** "≤ delivered + 172,800 s." Reading: the evidence is a task completed under that task's id. */
export const care48h = withinHours(48, ({ type, data }) => type === 'CareTaskCompleted' && data.taskId === 'care-48h');

/**
 * "End of local day delivered + 7k, k = 1…4, evidence after the previous due (the first: after delivery)." The previous
 * due is at 24:00, exclusive: from that instant on evidence is after it. Reading: of the task `care-weekly-<k>`.
 */
export const careWeekly: Opens = (visible, parameters, world) =>
  [1, 2, 3, 4].flatMap((k) =>
    openings('VehicleDelivered', visible, parameters, (delivered) => weeklyDue(delivered, k, world)).map(
      ({ opening, deadline }) => ({
        opening,
        deadline,
        proofs: (facts) => {
          const from = k === 1 ? opening.occurredAt : weeklyDue(opening, k - 1, world).at;
          const done = facts.filter(
            ({ type, data }) => type === 'CareTaskCompleted' && data.taskId === `care-weekly-${k}`,
          );
          return singly(
            done.filter(({ occurredAt }) => occurredAt >= from),
            deadline,
          );
        },
      }),
    ),
  );

function weeklyDue({ occurredAt }: Fact, k: number, { zone }: BruteWorld): Deadline {
  return { at: closeOf(plusDays(dateOf(occurredAt, zone), 7 * k), zone), inclusive: false };
}

function withinHours(hours: number, isEvidence: (event: Fact) => boolean): Opens {
  return (visible: readonly Fact[], parameters: BruteParameters) =>
    openings('VehicleDelivered', visible, parameters, ({ occurredAt }) => ({
      at: plusHours(occurredAt, hours),
      inclusive: true,
    })).map(({ opening, deadline }) => ({
      opening,
      deadline,
      proofs: (facts) => singly(since(opening, facts).filter(isEvidence), deadline),
    }));
}
