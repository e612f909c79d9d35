import { fact, type Instant, type Known, type Refusal, refuse, streamName, type Text } from '#kernel';
import { type Stage, type StageModel, stageModels } from '#opportunity';
import type { Approval } from '../../approval/approval.ts';
import { needsApproval } from '../../approval/needs-approval.ts';
import { planningCommand } from '../../planning-command.ts';
import { refuseEffectiveBefore, refuseVersion } from '../../versioned.ts';
import { type DefinedModel, definedModel } from '../defined-model.ts';
import { stageModelDefined } from '../events/stage-model-defined.ts';
import { refuseStages } from '../stage-faults.ts';

/** What a stage model leaves open; how it is won says what ends it and what has no place in it. */
export interface DefineStageModel {
  /** Absent: the next. */
  readonly version?: number;
  /** Absent: from now on. */
  readonly effectiveFrom?: Instant;
  readonly label: Text;
  /** In order, from the first: which Created moves into. */
  readonly stages: readonly Stage[];
  /** `exit`: Converted ends it; `order`: it is won, and goes on, while an order is active. */
  readonly win: StageModel['win']['kind'];
  /** What Convert rests on; absent: nothing. */
  readonly convertNeeds?: StageModel['convertNeeds'];
  readonly changeReason: string;
  readonly approvalId: string;
}

export const defineStageModel = planningCommand<DefineStageModel, DefinedModel, { readonly approval: Known<Approval> }>(
  {
    name: 'DefineStageModel',
    aggregate: definedModel,
    lateness: 'planning',
    creates: 'stageModel',
    facts: ({ approvalId }) => ({ approval: streamName('approval', approvalId) }),
    decide(input, state, { id, imported, now, approval }) {
      const { effectiveFrom = now, stages, approvalId, changeReason, label, convertNeeds = 'nothing' } = input;
      const next = state.versions.length + 1;
      if (!imported) {
        const refusal =
          refuseShipped(id) ??
          refuseVersion(input.version, next) ??
          refuseEffectiveBefore(effectiveFrom, now) ??
          refuseOrder(effectiveFrom, state) ??
          refuseStages(stages, input.win) ??
          needsApproval(approval, { command: 'DefineStageModel', id }, state.spent);
        if (refusal) return refusal;
      }
      const reentry = { by: 'OpportunityReopened', stage: stages[0]?.id ?? '' };
      const model = { id, version: next, effectiveFrom, label, stages, ...WON[input.win], reentry, convertNeeds };
      return [fact(stageModelDefined, { ...model, changeReason, approvalId })];
    },
  },
);

/** What follows from how it is won. */
const WON: Readonly<Record<DefineStageModel['win'], Pick<StageModel, 'win' | 'exits' | 'excludes'>>> = {
  exit: { win: { by: 'Converted', kind: 'exit' }, exits: ['Converted', 'Lost'], excludes: [] },
  order: {
    win: { by: 'OrderPlaced', kind: 'order' },
    exits: ['Lost'],
    excludes: ['MatchVehicle', 'DeliverVehicle', 'Convert'],
  },
};

function refuseShipped(id: string): Refusal | undefined {
  if (!stageModels.some((model) => model.id === id)) return undefined;
  return refuse(
    'stage-model-of-its-own',
    {
      zh: `阶段模型 ${id} 随系统提供，不能重新定义`,
      en: `The stage model ${id} ships with the engine and stays as it is`,
    },
    { remedy: { zh: '换一个编号', en: 'Define yours under another id' } },
  );
}

function refuseOrder(from: Instant, { versions, defined }: DefinedModel): Refusal | undefined {
  const last = versions.at(-1);
  if (!last || last.effectiveFrom < from) return undefined;
  return refuse(
    'stage-models-not-overlapping',
    {
      zh: `版本 ${last.version} 自 ${last.effectiveFrom} 起生效，与之重叠`,
      en: `It would overlap version ${last.version}, which may be followed from ${last.effectiveFrom} on`,
    },
    {
      evidence: [defined.at(-1) as string],
      remedy: {
        zh: `把 effectiveFrom 改到 ${last.effectiveFrom} 之后`,
        en: `Give an effectiveFrom after ${last.effectiveFrom}`,
      },
    },
  );
}
