import { type Recording, recordingAttached } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given, isFilled } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { unknownActivity } from './activity-refusals.ts';

/** The recording of a contact was stored. */
export interface AttachRecording extends Recording {
  readonly activityId: string;
}

export const attachRecording = opportunityCommand<AttachRecording>({
  name: 'AttachRecording',
  lateness: 'contact',
  decide({ activityId, uri, sha256, durationSec, startedAt }, state) {
    const activity = state.activities.get(activityId);
    if (!activity) return unknownActivity();
    const checks = { recordingUriGiven: isFilled(uri) };
    return [
      stated(
        recordingAttached,
        given({ episode: activity.episode, activityId, uri, sha256, durationSec, startedAt, checks }),
      ),
    ];
  },
});
