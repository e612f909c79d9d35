import { type Aggregate, dataOf } from '#kernel';
import type { StageModel } from '#opportunity';
import type { SpentApproval } from '../approval/needs-approval.ts';
import { stageModelDefined } from './events/stage-model-defined.ts';

/** The versions of a stage model that were defined; those that ship stand in no stream. */
export interface DefinedModel {
  readonly versions: readonly StageModel[];
  /** Ids of the events that defined them, in the same order. */
  readonly defined: readonly string[];
  readonly spent: readonly SpentApproval[];
}

export const definedModel: Aggregate<DefinedModel> = {
  category: 'stageModel',
  initial: { versions: [], defined: [], spent: [] },
  evolve({ versions, defined, spent }, event) {
    const model = dataOf(stageModelDefined, event);
    if (!model) return { versions, defined, spent };
    const { id, version, effectiveFrom, label, stages, win, exits, reentry, excludes, convertNeeds, approvalId } =
      model;
    return {
      versions: [
        ...versions,
        { id, version, effectiveFrom, label, stages, win, exits, reentry, excludes, convertNeeds },
      ],
      defined: [...defined, event.id],
      spent: [...spent, { approvalId, event: event.id }],
    };
  },
};
