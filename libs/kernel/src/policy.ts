import type { Actor, BasedOn, Fact } from './event.ts';
import type { FactStreams } from './fact-streams.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';
import type { Warning } from './warning.ts';
import type { Zone } from './zone.ts';

/** A command about to be accepted, with all a rule may look at. */
export interface PolicyQuestion {
  readonly command: string;
  readonly input: object;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly now: Instant;
  readonly zone: Zone;
  /** Category and id of the command's own stream. */
  readonly category: string;
  readonly id: string;
  /** State of the aggregate as it is known, as it was effective at `occurredAt`, and the facts of other streams. */
  readonly state: unknown;
  readonly effective: unknown;
  readonly facts: object;
  /** What the decision would append. */
  readonly events: readonly Fact[];
}

/** One task of an after-sales care plan. */
export interface CareTask {
  readonly taskId: string;
  readonly kind: string;
  readonly dueAt: Instant;
}

/** The rule book as a decision sees it. The lifecycle holds without any policy; rules come on top. */
export interface Policy {
  /** Id and version, e.g. `dealer@3`. */
  readonly version: string;
  /**
   * Further streams that the rules look at, by names that no fact of the question has yet. Asked again with what they held,
   * until it names nothing new.
   */
  facts?(question: PolicyQuestion): FactStreams<Readonly<Record<string, unknown>>>;
  /** The first hard rule that the command would break; undefined where none. */
  judge(question: PolicyQuestion): Refusal | undefined;
  /** What the person should know, though no rule forbids it. */
  warnings?(question: PolicyQuestion): readonly Warning[];
  /** Tasks of the plan that Convert creates; none: no CarePlanCreated is written. */
  careTasks(sale: PolicyQuestion): readonly CareTask[];
  /**
   * Descriptions that say nothing, as whole trimmed texts, beside those that every engine knows.
   * @param at `stageModel` as the opportunity names it
   */
  emptyPhrases?(at: Pick<PolicyQuestion, 'occurredAt' | 'now'> & { readonly stageModel: string }): readonly string[];
}

/** No rule set is in force: the lifecycle alone decides. */
export const noPolicy: Policy = { version: 'none@0', judge: () => undefined, careTasks: () => [] };

/** A policy, and the streams of the log that it was made from. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly basedOn: readonly BasedOn[];
}

/** The policy by which commands are decided, whatever the log holds. */
export function always(policy: Policy): () => PolicyInForce {
  const inForce = { policy, basedOn: [] };
  return () => inForce;
}
