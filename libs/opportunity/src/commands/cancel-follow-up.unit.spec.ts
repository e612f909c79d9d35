import { minute, planned, profiled, type Told } from '../opportunity.fixture.ts';
import { cancelFollowUp } from './cancel-follow-up.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { activityId: 'a-1', reason: '不再致电' };
const cancelled: readonly Told[] = [...planned, [minute(2), 'FollowUpCancelled', { episode: 1, activityId: 'a-1' }]];

describeCommand(cancelFollowUp, [
  {
    name: 'an open activity',
    given: planned,
    input,
    gives: [['FollowUpCancelled', { episode: 1, activityId: 'a-1', dueAt: minute(60), reason: '不再致电' }]],
  },
  { name: 'twice', given: cancelled, input, refused: 'activity-open' },
  { name: 'one that is not there', given: profiled, input, refused: 'activity-known' },
]);
