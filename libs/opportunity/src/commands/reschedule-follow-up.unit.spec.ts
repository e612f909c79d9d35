import { minute, planned, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { rescheduleFollowUp } from './reschedule-follow-up.ts';

const input = { activityId: 'a-1', to: minute(300) };
const moved: readonly Told[] = [
  ...planned,
  [minute(2), 'FollowUpRescheduled', { episode: 1, activityId: 'a-1', from: minute(60), to: minute(90) }],
];
const cancelled: readonly Told[] = [...planned, [minute(2), 'FollowUpCancelled', { episode: 1, activityId: 'a-1' }]];
const done: readonly Told[] = [
  ...planned,
  [
    minute(2),
    'FollowUpCompleted',
    { episode: 1, activityId: 'a-1', contactAt: minute(2), type: 'phone', outcome: 'reached', checks: {} },
  ],
];

describeCommand(rescheduleFollowUp, [
  {
    name: 'an open activity',
    given: planned,
    input,
    gives: [['FollowUpRescheduled', { episode: 1, activityId: 'a-1', from: minute(60), to: minute(300) }]],
  },
  { name: 'once more', given: moved, input, gives: [['FollowUpRescheduled', { from: minute(90), to: minute(300) }]] },
  { name: 'one that is cancelled', given: cancelled, input, refused: 'activity-open' },
  { name: 'one that is completed', given: done, input, refused: 'activity-open' },
  { name: 'one that is not there', given: planned, input: { ...input, activityId: 'a-2' }, refused: 'activity-known' },
]);
