/** The commands that may need an approval, each with the category of the stream that an approval for it names. */
export const APPROVABLE = {
  PlaceOrder: 'opportunity',
  AmendOrder: 'opportunity',
  GrantDiscount: 'opportunity',
  AmendTarget: 'target',
  PublishRuleSet: 'ruleBook',
  DefineStageModel: 'stageModel',
} as const;

export type Approvable = keyof typeof APPROVABLE;

/** What an approval is for: one command on one thing. */
export interface Purpose {
  readonly command: Approvable;
  /** Of the opportunity, target, rule book or stage model that the command is for. */
  readonly id: string;
}
