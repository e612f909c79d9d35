import type { Instant } from '#kernel';
import { delivered, minute, sold, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { extendCarePlan } from './extend-care-plan.ts';

// 2027-02-06 and 2028-04-12 end at that instant in the tests' zone, Asia/Shanghai.
const holiday = { kind: 'care-holiday', dueAt: '2027-02-06T15:59:59.999Z' as Instant };
const birthday = { kind: 'care-birthday', dueAt: '2028-04-12T15:59:59.999Z' as Instant };
const extended: readonly Told[] = [
  ...sold,
  [minute(9), 'CarePlanExtended', { episode: 1, tasks: [{ ...holiday, taskId: 'care-holiday-2027-02-06' }] }],
];

describeCommand(extendCarePlan, [
  {
    name: 'by a holiday and a birthday',
    given: sold,
    input: { tasks: [holiday, birthday] },
    gives: [
      [
        'CarePlanExtended',
        {
          episode: 1,
          tasks: [
            { ...holiday, taskId: 'care-holiday-2027-02-06' },
            { taskId: 'care-birthday-2028', kind: 'care-birthday' },
          ],
          birthdaysDueAt: { 'care-birthday-2028': birthday.dueAt },
        },
      ],
    ],
  },
  { name: 'by nothing', given: sold, input: { tasks: [] }, refused: 'care-plan-changes' },
  { name: 'by a task that is there', given: extended, input: { tasks: [holiday] }, refused: 'care-task-new' },
  { name: 'by one task twice', given: sold, input: { tasks: [birthday, birthday] }, refused: 'care-task-new' },
  { name: 'before the conversion', given: delivered, input: { tasks: [holiday] }, refused: 'opportunity-closed' },
]);
