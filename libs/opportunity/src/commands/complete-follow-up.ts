import type { Instant } from '#kernel';
import { followUpCompleted, type Recording } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given, isFilled } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { finalActivity } from './activity-refusals.ts';

/** A contact took place: of a planned activity, or one that nobody had planned. */
export interface CompleteFollowUp {
  /** Absent: a contact that was not planned. */
  readonly activityId?: string;
  readonly contactAt?: Instant;
  /** Default: the type of the planned activity, else `other`. */
  readonly type?: string;
  readonly outcome: string;
  readonly note?: string;
  readonly recording?: Recording;
}

export const completeFollowUp = opportunityCommand<CompleteFollowUp>({
  name: 'CompleteFollowUp',
  lateness: 'contact',
  happenedAt: 'contactAt',
  decide(input, state, { effective, newId, occurredAt }) {
    const activityId = input.activityId ?? newId('activity');
    const planned = state.activities.get(activityId);
    if (planned?.status === 'completed' || planned?.status === 'cancelled') return finalActivity(planned.status);
    const then = effective.activities.get(activityId);
    if (then?.status === 'lapsed') return finalActivity('lapsed');
    const { outcome, note, recording } = input;
    return [
      stated(
        followUpCompleted,
        given({
          episode: effective.standing.episode,
          activityId,
          contactAt: occurredAt,
          type: input.type ?? planned?.type ?? 'other',
          outcome,
          dueAt: planned?.dueAt,
          note,
          recording,
          checks: recording ? { recordingUriGiven: isFilled(recording.uri) } : {},
        }),
      ),
    ];
  },
});
