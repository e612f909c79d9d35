import { createdIn, gone, minute, ordered, signed, type Told } from '../opportunity.fixture.ts';
import { changeStage } from './change-stage.ts';
import { describeCommand } from './describe-command.fixture.ts';

const project: readonly Told[] = [[minute(0), 'Created', createdIn('project@1', 'TARGET_CUSTOMER')]];
const simple: readonly Told[] = [[minute(0), 'Created', createdIn('simple@1', 'PROSPECTING')]];
const contact: Told = [
  minute(99),
  'FollowUpCompleted',
  { episode: 1, activityId: 'a-1', contactAt: minute(99), type: 'phone', outcome: 'reached', checks: {} },
];

describeCommand(changeStage, [
  {
    name: 'forward into a stage that no event moves into',
    given: simple,
    input: { to: 'ENGAGING' },
    gives: [['StageChanged', { episode: 1, from: 'PROSPECTING', to: 'ENGAGING' }]],
  },
  {
    name: 'forward past a stage that an event moves into',
    given: project,
    input: { to: 'PREFERRED' },
    gives: [['StageChanged', { from: 'TARGET_CUSTOMER', to: 'PREFERRED' }]],
  },
  {
    name: 'back',
    given: ordered,
    input: { to: 'FOLLOWED_UP', reason: '重谈' },
    gives: [['StageChanged', { from: 'ORDERED', to: 'FOLLOWED_UP', reason: '重谈' }]],
  },
  {
    name: 'dated back',
    given: ordered,
    input: { to: 'FOLLOWED_UP' },
    at: minute(94),
    refused: 'planned-when-recorded',
  },
  {
    name: 'of a minute before the latest event, though within what clocks may differ',
    given: [...ordered, contact],
    input: { to: 'PROFILED' },
    at: minute(98),
    refused: 'stage-change-latest',
  },
  {
    name: 'together with the latest event',
    given: [...ordered, contact],
    input: { to: 'PROFILED' },
    at: minute(99),
    gives: [['StageChanged', { from: 'ORDERED', to: 'PROFILED' }]],
  },
  { name: 'forward into a stage of an event', given: project, input: { to: 'OPPORTUNITY' }, refused: 'stage-by-event' },
  { name: 'to the present stage', given: signed, input: { to: 'SIGNED' }, refused: 'stage-change-changes' },
  { name: 'to a stage of another model', given: simple, input: { to: 'ORDERED' }, refused: 'stage-known' },
  { name: 'of what is lost', given: gone, input: { to: 'PROFILED' }, refused: 'opportunity-open', evidence: [1] },
]);
