import { fill, type Text } from '#kernel';
import type { Parameters } from './parameters.ts';
import type { Values } from './rule.ts';
import type { RuleInForce } from './rule-book.ts';
import type { Verdict } from './verdict.ts';
import type { Worded, Wording } from './wording.ts';

/** What a verdict is on, whatever it says. */
export interface About extends Pick<Verdict, 'subject' | 'opportunityId' | 'consultant' | 'obligation'> {
  readonly values?: Values | undefined;
}

/** A rule as it is in force, with all its parameters. */
export interface Binding<P extends object = Parameters> {
  readonly inForce: RuleInForce;
  readonly parameters: P;
}

/** What became of it. */
export interface Said
  extends Pick<Verdict, 'status'>,
    Partial<
      Pick<Verdict, 'since' | 'dueAt' | 'decidableAt' | 'fixedAt' | 'fixKnownAt' | 'recordedLate' | 'evidence'>
    > {}

/** A verdict by a rule as it is in force. What is not said is not so: no breach, no deadline, nothing decided or mended. */
export function verdictOf(
  rule: Worded,
  { inForce: { ruleVersion, issuer }, parameters }: Binding<object>,
  { subject, opportunityId, consultant, obligation, values }: About,
  said: Said,
  wording: Wording = textOf,
): Verdict {
  const { fixedAt = null } = said;
  return {
    rule: rule.name,
    ruleVersion,
    issuer,
    subject,
    opportunityId,
    consultant,
    obligation,
    since: said.since ?? null,
    dueAt: said.dueAt ?? null,
    decidableAt: said.decidableAt ?? null,
    fixedAt,
    fixKnownAt: said.fixKnownAt === undefined ? fixedAt : said.fixKnownAt,
    recordedLate: said.recordedLate ?? false,
    evidence: said.evidence ?? [],
    ...wording(rule, parameters as Parameters, values),
    status: said.status,
  };
}

/** A rule's parameters as its row sets them. */
export function parametersOf<P extends object>({ parameters }: { readonly parameters: P }, inForce: RuleInForce): P {
  return { ...parameters, ...inForce.parameters };
}

/** Message and remedy with their places filled: by values, else by parameters. */
export function textOf(
  { message, remedy }: Pick<Worded, 'message' | 'remedy'>,
  parameters: Parameters,
  values: Readonly<Record<string, unknown>> = parameters,
): { readonly message: Text; readonly remedy: Text } {
  return { message: fill(message, values, parameters), remedy: fill(remedy, values, parameters) };
}
