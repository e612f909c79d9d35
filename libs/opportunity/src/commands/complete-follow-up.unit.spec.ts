import { derivedId } from '#kernel';
import { gone, minute, planned, profiled, type Told } from '../opportunity.fixture.ts';
import { completeFollowUp } from './complete-follow-up.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { activityId: 'a-1', outcome: 'reached' };
const cancelled: readonly Told[] = [...planned, [minute(2), 'FollowUpCancelled', { episode: 1, activityId: 'a-1' }]];
const lost: readonly Told[] = [...planned, [minute(50), 'Lost', { episode: 1 }]];

describeCommand(completeFollowUp, [
  {
    name: 'a planned one',
    given: planned,
    input,
    gives: [
      [
        'FollowUpCompleted',
        { ...input, episode: 1, contactAt: minute(100), type: 'phone', dueAt: minute(60), checks: {} },
      ],
    ],
  },
  {
    name: 'a contact that nobody planned',
    given: profiled,
    input: { outcome: 'no_answer', type: 'visit' },
    gives: [
      ['FollowUpCompleted', { activityId: derivedId('activity', 'command-x'), type: 'visit', outcome: 'no_answer' }],
    ],
  },
  {
    name: 'with its recording',
    given: planned,
    input: { ...input, recording: { uri: 'r', sha256: 'ab', durationSec: 9 } },
    gives: [['FollowUpCompleted', { recording: { durationSec: 9 }, checks: { recordingUriGiven: true } }]],
  },
  {
    name: 'late, of before the loss',
    given: lost,
    input,
    at: minute(40),
    gives: [['FollowUpCompleted', { episode: 1, contactAt: minute(40) }]],
  },
  { name: 'after the loss', given: lost, input, refused: 'opportunity-open', evidence: [2] },
  { name: 'one that is cancelled', given: cancelled, input, refused: 'activity-open' },
  { name: 'one cancelled since', given: cancelled, input, at: minute(1), refused: 'activity-open' },
  { name: 'of what is lost', given: gone, input: { outcome: 'reached' }, refused: 'opportunity-open', evidence: [1] },
]);
