import { derivedId } from '#kernel';
import { gone, minute, planned, profiled, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { scheduleFollowUp } from './schedule-follow-up.ts';

const input = { dueAt: minute(200), type: 'phone', purpose: 'invite', description: '邀约周六到店试驾新款车型' };
const described: readonly Told[] = [
  ...profiled,
  [
    minute(1),
    'FollowUpScheduled',
    { episode: 1, activityId: 'a-9', dueAt: minute(60), type: 'phone', checks: { descriptionLength: 4 } },
  ],
];

describeCommand(scheduleFollowUp, [
  {
    name: 'the next step',
    given: profiled,
    input,
    gives: [
      [
        'FollowUpScheduled',
        {
          ...input,
          episode: 1,
          activityId: derivedId('activity', 'command-x'),
          consultant: 's-1',
          checks: { descriptionLength: 12, emptyPhrase: false, repeatsPrevious: false },
        },
      ],
    ],
  },
  {
    name: 'with words that say nothing',
    given: profiled,
    input: { ...input, description: ' 跟进一下 ' },
    gives: [['FollowUpScheduled', { checks: { descriptionLength: 4, emptyPhrase: true } }]],
  },
  {
    name: 'with words that the policy says are empty',
    given: profiled,
    input: { ...input, description: '例行联系' },
    policy: { emptyPhrases: () => ['例行联系'] },
    gives: [['FollowUpScheduled', { checks: { emptyPhrase: true } }]],
  },
  {
    name: 'with the words of the step before',
    given: described,
    input: { ...input, description: '约试驾 ' },
    facts: { previousDescription: '约试驾' },
    gives: [['FollowUpScheduled', { checks: { descriptionLength: 3, repeatsPrevious: true } }]],
  },
  {
    name: 'without words',
    given: described,
    input: { dueAt: minute(200), type: 'phone' },
    gives: [['FollowUpScheduled', { checks: { descriptionLength: 0, emptyPhrase: false, repeatsPrevious: false } }]],
  },
  { name: 'an id that is taken', given: planned, input: { ...input, activityId: 'a-1' }, refused: 'activity-new' },
  { name: 'dated back', given: profiled, input, at: minute(50), refused: 'planned-when-recorded' },
  { name: 'of what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
