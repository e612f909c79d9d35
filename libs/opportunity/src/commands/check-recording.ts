import { refuse } from '#kernel';
import { recordingChecked } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { unknownActivity } from './activity-refusals.ts';

/** A service fetched the recording and compared its hash with the one attached. */
export interface CheckRecording {
  readonly activityId: string;
  readonly sha256Matches: boolean;
}

export const checkRecording = opportunityCommand<CheckRecording>({
  name: 'CheckRecording',
  lateness: 'contact',
  decide({ activityId, sha256Matches }, state) {
    const activity = state.activities.get(activityId);
    if (!activity) return unknownActivity();
    if (!activity.recordingAttached) return nothingAttached();
    const { episode, recordingSha256: sha256 } = activity;
    return [stated(recordingChecked, given({ episode, activityId, sha256, sha256Matches }))];
  },
});

function nothingAttached() {
  return refuse(
    'recording-attached',
    { zh: '该活动没有录音', en: 'No recording is attached to this activity' },
    { remedy: { zh: '先用 AttachRecording 上传', en: 'Attach it first, with AttachRecording' } },
  );
}
