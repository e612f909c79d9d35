import { minute, planned, profiled, type Told } from '../opportunity.fixture.ts';
import { checkRecording } from './check-recording.ts';
import { describeCommand } from './describe-command.fixture.ts';

const attached: readonly Told[] = [
  ...planned,
  [
    minute(2),
    'RecordingAttached',
    { episode: 1, activityId: 'a-1', sha256: 'ab', checks: { recordingUriGiven: true } },
  ],
];
const input = { activityId: 'a-1', sha256Matches: true };

describeCommand(checkRecording, [
  {
    name: 'the one attached',
    given: attached,
    input,
    gives: [['RecordingChecked', { ...input, episode: 1, sha256: 'ab' }]],
  },
  {
    name: 'the one attached, after the loss',
    given: [...attached, [minute(3), 'Lost', { episode: 1 }]],
    input: { ...input, sha256Matches: false },
    gives: [['RecordingChecked', { sha256Matches: false }]],
  },
  { name: 'where none is attached', given: planned, input, refused: 'recording-attached' },
  { name: 'of no activity', given: profiled, input, refused: 'activity-known' },
]);
