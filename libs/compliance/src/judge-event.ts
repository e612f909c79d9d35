import { fill } from '#kernel';
import type { AnyEventRule, Happening, Judgement, Scene } from './rule.ts';
import type { RuleInForce } from './rule-book.ts';
import type { Subject, Verdict } from './verdict.ts';

/** Where and when a verdict on an event is given. */
export interface Recorded {
  readonly eventId: string;
  readonly recordedAt: Verdict['decidableAt'];
  readonly opportunityId: string | null;
  readonly consultant: string | null;
}

/** What a rule says of an event; undefined where there is nothing to judge. */
export function judgementOf(
  rule: AnyEventRule,
  inForce: RuleInForce,
  happening: Happening<object, unknown>,
  scene: Scene,
): Judgement | undefined {
  if (!rule.on.some(({ type }) => type === happening.type)) return undefined;
  return rule.judge(happening, parametersOf(rule, inForce), scene);
}

/** The verdict on an event of the log, for good from its recording on. */
export function judgeEvent(
  rule: AnyEventRule,
  inForce: RuleInForce,
  happening: Happening<object, unknown>,
  { eventId, recordedAt, opportunityId, consultant }: Recorded,
  scene: Scene,
): Verdict | undefined {
  const judgement = judgementOf(rule, inForce, happening, scene);
  if (!judgement || judgement.warns) return undefined;
  const subject = rule.subject?.(happening) ?? ofOpportunity(opportunityId);
  if (!subject) return undefined;
  return {
    rule: rule.name,
    ruleVersion: inForce.ruleVersion,
    issuer: inForce.issuer,
    subject,
    opportunityId,
    consultant,
    status: judgement.kept ? 'kept' : 'violated',
    obligation: `${rule.name}:${rule.kind}:${eventId}`,
    since: judgement.kept ? null : happening.occurredAt,
    dueAt: null,
    decidableAt: recordedAt,
    fixedAt: null,
    recordedLate: false,
    evidence: [eventId, ...(judgement.evidence ?? [])],
    ...textOf(rule, { ...parametersOf(rule, inForce), ...judgement.values }),
  };
}

/** A rule's parameters as its row sets them. */
export function parametersOf<P extends object>({ parameters }: { readonly parameters: P }, inForce: RuleInForce): P {
  return { ...parameters, ...inForce.parameters };
}

/** Message and remedy with their places filled. */
export function textOf({ message, remedy }: Pick<AnyEventRule, 'message' | 'remedy'>, values: object) {
  return { message: fill(message, { ...values }), remedy: fill(remedy, { ...values }) };
}

function ofOpportunity(id: string | null): Subject | undefined {
  return id === null ? undefined : { kind: 'opportunity', id };
}
