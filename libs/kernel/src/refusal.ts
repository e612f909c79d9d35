import type { Text } from './text.ts';

/** A command that the rules or the lifecycle do not allow. Nothing was stored. */
export interface Refusal {
  readonly refused: true;
  /** Name of the rule, in kebab-case: in the lifecycle, the condition that must hold. */
  readonly rule: string;
  /** `lifecycle@1` for what the lifecycle itself forbids, else the rule set and its version. */
  readonly ruleVersion: string;
  readonly reason: Text;
  /** Ids of the events that the refusal rests on; never personal data. */
  readonly evidence: readonly string[];
  readonly remedy?: Text;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}

/** A refusal by the lifecycle of `domain`, in force without any rule set. */
export function refuse(
  rule: string,
  reason: Text,
  more: { readonly evidence?: readonly string[]; readonly remedy?: Text } = {},
): Refusal {
  return { refused: true, rule, ruleVersion: 'lifecycle@1', reason, evidence: [], ...more };
}
