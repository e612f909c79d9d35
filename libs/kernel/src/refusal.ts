import type { Fault } from './fault.ts';
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
  /** What to do instead. */
  readonly remedy: Text;
  /** Where in the command as it was sent ({id, data, occurredAt}) the mend is; absent where it is in no one place of it. */
  readonly errors?: readonly Fault[];
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}

/** What a refusal says beside rule and reason. */
export interface RefusalDetails extends Pick<Refusal, 'remedy'>, Partial<Pick<Refusal, 'evidence'>> {
  /** Pointer into the command as it was sent, such as `/data/effectiveFrom`: the one place to mend. */
  readonly at?: string;
}

/** A refusal by the lifecycle of `domain`, in force without any rule set. */
export function refuse(rule: string, reason: Text, { evidence = [], remedy, at }: RefusalDetails): Refusal {
  const place = at === undefined ? {} : { errors: [{ pointer: at, code: rule, message: remedy }] };
  return { refused: true, rule, ruleVersion: 'lifecycle@1', reason, evidence, remedy, ...place };
}
