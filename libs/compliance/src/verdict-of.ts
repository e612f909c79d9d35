import { fill, type Text } from '#kernel';
import type { Parameters } from './parameters.ts';
import type { AnyEventRule, Values } from './rule.ts';
import type { RuleInForce } from './rule-book.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict is on, whatever it says. */
export interface About extends Pick<Verdict, 'subject' | 'opportunityId' | 'consultant' | 'obligation'> {
  readonly values?: Values | undefined;
}

/** A rule as it is in force, with all its parameters. */
export interface Binding<P extends object = Parameters> {
  readonly inForce: RuleInForce;
  readonly parameters: P;
}

type Worded = Pick<AnyEventRule, 'name' | 'message' | 'remedy'>;

/** A verdict by a rule as it is in force. What is not said is not so: no breach, no deadline, nothing decided or mended. */
export function verdictOf(
  rule: Worded,
  { inForce: { ruleVersion, issuer }, parameters }: Binding<object>,
  { subject, opportunityId, consultant, obligation, values }: About,
  said: Pick<Verdict, 'status'> & Partial<Verdict>,
): Verdict {
  return {
    rule: rule.name,
    ruleVersion,
    issuer,
    subject,
    opportunityId,
    consultant,
    obligation,
    since: null,
    dueAt: null,
    decidableAt: null,
    fixedAt: null,
    fixKnownAt: said.fixedAt ?? null,
    recordedLate: false,
    evidence: [],
    ...textOf(rule, { ...parameters, ...values }),
    ...said,
  };
}

/** A rule's parameters as its row sets them. */
export function parametersOf<P extends object>({ parameters }: { readonly parameters: P }, inForce: RuleInForce): P {
  return { ...parameters, ...inForce.parameters };
}

/** Message and remedy with their places filled. */
export function textOf(
  { message, remedy }: Pick<AnyEventRule, 'message' | 'remedy'>,
  values: Readonly<Record<string, unknown>>,
): { readonly message: Text; readonly remedy: Text } {
  return { message: fill(message, values), remedy: fill(remedy, values) };
}
