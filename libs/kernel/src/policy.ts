import type { Actor, Fact } from './event.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';
import type { Zone } from './zone.ts';

/** A command about to be accepted, with all a rule may look at. */
export interface PolicyQuestion {
  readonly command: string;
  readonly input: object;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly now: Instant;
  readonly zone: Zone;
  /** State of the aggregate and the facts of other streams, as the decision saw them. */
  readonly state: unknown;
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
  /** The first hard rule that the command would break; undefined where none. */
  judge(question: PolicyQuestion): Refusal | undefined;
  /** Tasks of the plan that Convert creates; none: no CarePlanCreated is written. */
  careTasks(sale: PolicyQuestion): readonly CareTask[];
  /** Descriptions that say nothing, as whole trimmed texts, beside those that every engine knows. */
  readonly emptyPhrases?: readonly string[];
}

/** No rule set is in force: the lifecycle alone decides. */
export const noPolicy: Policy = { version: 'none@0', judge: () => undefined, careTasks: () => [] };
