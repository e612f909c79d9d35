import { type Instant, refuse } from '#kernel';
import { checkDescription } from '../checks/description.ts';
import { followUpScheduled } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { ownerOf } from '../opportunity-state.ts';

/** The next step with the customer. */
export interface ScheduleFollowUp {
  readonly activityId?: string;
  readonly dueAt: Instant;
  readonly type: string;
  readonly purpose?: string;
  readonly description?: string;
}

export const scheduleFollowUp = opportunityCommand<ScheduleFollowUp, { readonly previousDescription?: string }>({
  name: 'ScheduleFollowUp',
  lateness: 'planning',
  opens: (_input, { describedIn }) => ({
    previousDescription: describedIn === undefined ? undefined : { revision: describedIn, pointer: '/description' },
  }),
  decide(input, state, { newId, previousDescription, policy, occurredAt, now }) {
    const activityId = input.activityId ?? newId('activity');
    if (state.activities.has(activityId)) return existsAlready();
    const { dueAt, type, purpose, description } = input;
    const phrases = policy.emptyPhrases?.({ occurredAt, now, stageModel: state.standing.stageModel });
    return [
      stated(
        followUpScheduled,
        given({
          episode: state.standing.episode,
          activityId,
          consultant: ownerOf(state),
          dueAt,
          type,
          purpose,
          description,
          checks: checkDescription(description, previousDescription, phrases),
        }),
      ),
    ];
  },
});

function existsAlready() {
  return refuse(
    'activity-new',
    { zh: '该编号的活动已存在', en: 'An activity with this id exists already' },
    {
      remedy: {
        zh: '换一个 activityId，或用 RescheduleFollowUp 改期',
        en: 'Give another activityId, or move the activity with RescheduleFollowUp',
      },
    },
  );
}
