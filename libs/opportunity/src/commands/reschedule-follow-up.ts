import type { Instant } from '#kernel';
import { followUpRescheduled } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { refuseUnlessOpen } from './activity-refusals.ts';

/** An open activity is due at another time; any number of times. */
export interface RescheduleFollowUp {
  readonly activityId: string;
  readonly to: Instant;
  readonly reason?: string;
}

export const rescheduleFollowUp = opportunityCommand<RescheduleFollowUp>({
  name: 'RescheduleFollowUp',
  lateness: 'planning',
  decide({ activityId, to, reason }, state) {
    const refusal = refuseUnlessOpen(state, activityId);
    if (refusal) return refusal;
    const from = state.activities.get(activityId)?.dueAt ?? to;
    return [stated(followUpRescheduled, given({ episode: state.standing.episode, activityId, from, to, reason }))];
  },
});
