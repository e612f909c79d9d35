import { minute, planned, profiled, type Told } from '../opportunity.fixture.ts';
import { attachRecording } from './attach-recording.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { activityId: 'a-1', uri: 'r-1', sha256: 'ab', durationSec: 9, startedAt: minute(3) };
const lost: readonly Told[] = [...planned, [minute(50), 'Lost', { episode: 1 }]];

describeCommand(attachRecording, [
  {
    name: 'to a contact',
    given: planned,
    input,
    gives: [['RecordingAttached', { ...input, episode: 1, checks: { recordingUriGiven: true } }]],
  },
  { name: 'after the loss', given: lost, input, gives: [['RecordingAttached', { episode: 1 }]] },
  {
    name: 'without an address',
    given: planned,
    input: { activityId: 'a-1', sha256: 'ab' },
    gives: [['RecordingAttached', { checks: { recordingUriGiven: false } }]],
  },
  { name: 'to nothing', given: profiled, input, refused: 'activity-known' },
]);
