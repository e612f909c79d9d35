import { followUpCancelled } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { refuseUnlessOpen } from './activity-refusals.ts';

/** An open activity falls away, for good. */
export interface CancelFollowUp {
  readonly activityId: string;
  readonly reason?: string;
}

export const cancelFollowUp = opportunityCommand<CancelFollowUp>({
  name: 'CancelFollowUp',
  lateness: 'planning',
  decide({ activityId, reason }, state) {
    const refusal = refuseUnlessOpen(state, activityId);
    if (refusal) return refusal;
    const dueAt = state.activities.get(activityId)?.dueAt;
    return [stated(followUpCancelled, given({ episode: state.standing.episode, activityId, dueAt, reason }))];
  },
});
