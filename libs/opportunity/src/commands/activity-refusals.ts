import { type Refusal, refuse } from '#kernel';
import type { ActivityStatus, OpportunityState } from '../opportunity-state.ts';

/** Refuses to touch an activity that is not there or not open. */
export function refuseUnlessOpen(state: OpportunityState, activityId: string): Refusal | undefined {
  const activity = state.activities.get(activityId);
  if (!activity) return unknownActivity();
  return activity.status === 'open' ? undefined : finalActivity(activity.status);
}

export function unknownActivity(): Refusal {
  return refuse(
    'activity-known',
    { zh: '没有这个跟踪活动', en: 'The opportunity has no such activity' },
    { remedy: { zh: '核对 activityId', en: 'Check the activityId' } },
  );
}

export function finalActivity(status: ActivityStatus): Refusal {
  return refuse(
    'activity-open',
    { zh: `该活动已结束（${status}），结束后不再变更`, en: `The activity is ${status}, and that is final` },
    { remedy: { zh: '另建新的活动', en: 'Schedule another activity' } },
  );
}
