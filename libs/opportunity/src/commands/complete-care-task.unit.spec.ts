import { delivered, matched, minute, sold, type Told } from '../opportunity.fixture.ts';
import { completeCareTask } from './complete-care-task.ts';
import { describeCommand } from './describe-command.fixture.ts';

const planned: readonly Told[] = [
  ...sold,
  [minute(9), 'CarePlanExtended', { episode: 1, tasks: [{ taskId: 't-1', kind: 'care-holiday', dueAt: minute(500) }] }],
];
const done: readonly Told[] = [
  ...planned,
  [minute(10), 'CareTaskCompleted', { episode: 1, taskId: 't-1', kind: 'care-holiday', checks: {} }],
];

describeCommand(completeCareTask, [
  {
    name: 'one of the plan',
    given: planned,
    input: { taskId: 't-1', note: '正常' },
    gives: [['CareTaskCompleted', { episode: 1, taskId: 't-1', kind: 'care-holiday', note: '正常', checks: {} }]],
  },
  {
    name: 'one that every delivery brings',
    given: delivered,
    input: { taskId: 'care-48h', recording: { uri: 'r' } },
    gives: [['CareTaskCompleted', { taskId: 'care-48h', kind: 'care-48h', checks: { recordingUriGiven: true } }]],
  },
  { name: 'before the delivery', given: matched, input: { taskId: 'care-48h' }, refused: 'care-after-delivery' },
  { name: 'twice', given: done, input: { taskId: 't-1' }, refused: 'care-task-open' },
]);
