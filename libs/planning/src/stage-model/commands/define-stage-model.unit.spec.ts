import { fact, later } from '#kernel';
import { describeCommand, NOON } from '#kernel/testing';
import type { Stage } from '#opportunity';
import { type StageModelDefined, stageModelDefined } from '../events/stage-model-defined.ts';
import { type DefineStageModel, defineStageModel } from './define-stage-model.ts';

const text = { zh: '阶段', en: 'stage' };
const stage = (id: string, ...movedBy: readonly string[]): Stage => ({
  id,
  label: text,
  ownerRole: 'sales_consultant',
  entry: text,
  exit: text,
  movedBy,
});
const input: DefineStageModel = {
  label: text,
  stages: [stage('NEW', 'Created'), stage('TALK'), stage('SIGNED', 'OrderPlaced')],
  win: 'exit',
  changeReason: '新增大客户业务',
  approvalId: 'a-1',
};
const defined = (more: Partial<StageModelDefined> = {}) =>
  fact(stageModelDefined, {
    id: 'fleet',
    version: 1,
    effectiveFrom: NOON,
    label: text,
    stages: input.stages,
    win: { by: 'Converted', kind: 'exit' },
    exits: ['Converted', 'Lost'],
    excludes: [],
    reentry: { by: 'OpportunityReopened', stage: 'NEW' },
    convertNeeds: 'nothing',
    changeReason: input.changeReason,
    approvalId: 'a-1',
    ...more,
  });
const granted = (id: string) => ({
  approval: {
    id,
    state: {
      purpose: { command: 'DefineStageModel', id: 'fleet' },
      requested: { event: 'r', by: 'staff-2' },
      granted: { event: 'g', by: 'staff-3' },
    } as const,
    revision: 1,
  },
});

const refusedStages = (name: string, stages: readonly Stage[], win: DefineStageModel['win'] = 'exit') => ({
  name,
  id: 'fleet',
  input: { ...input, stages, win },
  gives: { refused: 'stages-in-order', evidence: [] },
});

describeCommand(defineStageModel, granted('a-1'), [
  { name: 'won by its end', id: 'fleet', input, gives: [defined()] },
  {
    name: 'won by an order',
    id: 'fleet',
    input: { ...input, win: 'order', convertNeeds: 'delivery' },
    gives: [
      defined({
        win: { by: 'OrderPlaced', kind: 'order' },
        exits: ['Lost'],
        excludes: ['MatchVehicle', 'DeliverVehicle', 'Convert'],
        convertNeeds: 'delivery',
      }),
    ],
  },
  {
    name: 'a second version',
    id: 'fleet',
    given: [defined()],
    input: { ...input, version: 2, effectiveFrom: later(NOON, 1), approvalId: 'a-2' },
    facts: granted('a-2'),
    gives: [defined({ version: 2, effectiveFrom: later(NOON, 1), approvalId: 'a-2' })],
  },
  {
    name: 'a second version that begins with the first',
    id: 'fleet',
    given: [defined()],
    input,
    gives: { refused: 'stage-models-not-overlapping', evidence: [0] },
  },
  {
    name: 'to hold before it is defined',
    id: 'fleet',
    input: { ...input, effectiveFrom: later(NOON, -1) },
    gives: { refused: 'effective-from-publication', evidence: [] },
  },
  {
    name: 'a version that leaves one out',
    id: 'fleet',
    input: { ...input, version: 2 },
    gives: { refused: 'versions-without-gap', evidence: [] },
  },
  {
    name: 'in place of one that ships',
    id: 'dealer',
    input,
    gives: { refused: 'stage-model-of-its-own', evidence: [] },
  },
  {
    name: 'without an approval',
    id: 'fleet',
    input,
    facts: { approval: { id: 'a-1', state: {}, revision: -1 } },
    gives: { refused: 'approval-granted', evidence: [] },
  },
  refusedStages('without stages', []),
  refusedStages('one stage twice', [stage('NEW', 'Created'), stage('NEW')]),
  refusedStages('that nothing is created in', [stage('NEW'), stage('TALK', 'FollowUpCompleted')]),
  refusedStages('that begins with more than the file', [stage('NEW', 'Created', 'FollowUpCompleted')]),
  refusedStages('moved by an event that there is not', [stage('NEW', 'Created'), stage('TALK', 'Chatted')]),
  refusedStages('moved by a change of stage', [stage('NEW', 'Created'), stage('TALK', 'StageChanged')]),
  refusedStages('moved by its own end', [stage('NEW', 'Created'), stage('TALK', 'Lost')]),
  refusedStages('one event for two stages', [
    stage('NEW', 'Created'),
    stage('TALK', 'Qualified'),
    stage('SIGNED', 'Qualified'),
  ]),
  refusedStages('won by an order that moves it nowhere', [stage('NEW', 'Created'), stage('TALK')], 'order'),
]);
