import { type Aggregate, dataOf, type Instant, latest } from '#kernel';
import type { SpentApproval } from '../approval/needs-approval.ts';
import { type RuleSetPublished, ruleSetPublished } from './events/rule-set-published.ts';

/** A version of an issuer's rules, as judgements use it: without the reason, which stays sealed. */
export interface RuleSetVersion extends Omit<RuleSetPublished, 'changeReason' | 'effectiveFrom'> {
  /** Id of the event that published it. */
  readonly event: string;
  readonly recordedAt: Instant;
  /** What the event says, and never before `recordedAt`. */
  readonly effectiveFrom: Instant;
}

/** All that one issuer has published, in order. */
export interface RuleBook {
  readonly versions: readonly RuleSetVersion[];
  readonly spent: readonly SpentApproval[];
}

export const ruleBook: Aggregate<RuleBook> = {
  category: 'ruleBook',
  initial: { versions: [], spent: [] },
  evolve(state, event) {
    const published = dataOf(ruleSetPublished, event);
    if (!published) return state;
    const { id, version, issuer, appliesTo, approvalId, content } = published;
    const { recordedAt } = event;
    const effectiveFrom = latest(published.effectiveFrom, recordedAt);
    return {
      versions: [
        ...state.versions,
        { id, version, issuer, appliesTo, approvalId, content, event: event.id, recordedAt, effectiveFrom },
      ],
      spent: [...state.spent, { approvalId, event: event.id }],
    };
  },
};

/**
 * The version that holds for a stage model at an instant, as was known at another: of those recorded by then, the last that
 * had taken effect. Undefined before the first.
 */
export function versionInForce(
  { versions }: RuleBook,
  stageModel: string,
  at: Instant,
  asOf: Instant,
): RuleSetVersion | undefined {
  return versions.findLast(
    ({ appliesTo, effectiveFrom, recordedAt }) =>
      appliesTo.includes(stageModel) && effectiveFrom <= at && recordedAt <= asOf,
  );
}
