import type { Instant, Text } from '#kernel';

export interface Stage {
  readonly id: string;
  readonly label: Text;
  readonly ownerRole: string;
  readonly entry: Text;
  readonly exit: Text;
  /** Event types that move an opportunity forward into this stage; none: only ChangeStage does. */
  readonly movedBy: readonly string[];
  /** A condition that such an event must meet besides; `order-paid`: payments are at least the order's amount. */
  readonly when?: 'order-paid';
}

/** What a sale goes through: versioned data that every opportunity names for life. */
export interface StageModel {
  readonly id: string;
  readonly version: number;
  /** New opportunities may follow it from here on. */
  readonly effectiveFrom: Instant;
  readonly label: Text;
  /** In order, from the first. */
  readonly stages: readonly Stage[];
  /** `exit`: the winning event ends the episode; `order`: it is won, and goes on, while an order is active. */
  readonly win: { readonly by: 'Converted' | 'OrderPlaced'; readonly kind: 'exit' | 'order' };
  /** Event types that end an episode. */
  readonly exits: readonly string[];
  /** How a new episode begins. */
  readonly reentry: { readonly by: string; readonly stage: string };
  /** Commands that have no place in this model. */
  readonly excludes: readonly string[];
  /** What Convert rests on. */
  readonly convertNeeds: 'delivery' | 'nothing';
}

/** `<id>@<version>`: how events name a stage model. */
export function stageModelName(model: StageModel): string {
  return `${model.id}@${model.version}`;
}

/** Place of a stage in its model, from 0; −1 for a stage the model does not have. */
export function rankOf(model: StageModel, stage: string): number {
  return model.stages.findIndex((one) => one.id === stage);
}

/** Whether a person may move an opportunity from one stage to another: back, or forward where no event leads. */
export function mayBeSet(model: StageModel, from: string, to: string): boolean {
  const forward = rankOf(model, to) > rankOf(model, from);
  return !forward || model.stages[rankOf(model, to)]?.movedBy.length === 0;
}
