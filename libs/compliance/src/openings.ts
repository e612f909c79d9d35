import type { Instant } from '#kernel';
import type { KeptAccount } from './account.ts';
import { hoursAfter, isJudged, type KnownEvent } from './history.ts';
import type { Bindings } from './in-force.ts';
import type { AnyDueRule, LateEntry, Obligation, Scene } from './rule.ts';
import type { Binding } from './verdict-of.ts';

/** An obligation, what opened it, and the version that it follows for life. */
export interface Opened {
  readonly opening: KnownEvent;
  readonly obligation: Obligation;
  readonly binding: Binding;
  /** When it was known to be due when it is. */
  readonly knownFrom: Instant;
}

/**
 * The obligations that a rule knows of at a point. A correction of the opening event changes one, or takes it back, where
 * it was recorded by the cut-off of its evidence.
 */
export function openedObligations(
  rule: AnyDueRule,
  account: KeptAccount,
  stageModel: string | undefined,
  scene: Scene,
  bindingsOn: Bindings,
): readonly Opened[] {
  const types = new Set(rule.on.map(({ type }) => type));
  return account.seen.flatMap((event) => {
    const { occurredAt, recordedAt } = event;
    if (!types.has(event.type) || occurredAt > account.point.effectiveAt) return [];
    if (!isJudged(event) || account.opensNothing(event)) return [];
    const binding = bindingsOn({ at: occurredAt, knownBy: recordedAt, stageModel })(rule);
    if (!binding) return [];
    const { parameters } = binding;
    const { lateEntryHours } = parameters as unknown as LateEntry;
    const standing = new Map<string, Opened>();
    for (const { countedAt, event: opening } of account.formsOf(event)) {
      const obligations = opening ? rule.opens(opening, account, parameters as never, scene) : [];
      const renewed = new Map(obligations.map((obligation) => [obligation.key, obligation]));
      for (const [key, { obligation }] of standing) {
        if (hoursAfter(obligation.deadline.at, lateEntryHours) < countedAt) renewed.delete(key);
        else if (!renewed.has(key)) standing.delete(key);
      }
      if (!opening) continue;
      for (const [key, obligation] of renewed) {
        const before = standing.get(key);
        const isDueAsBefore = before?.obligation.deadline.at === obligation.deadline.at;
        const knownFrom = isDueAsBefore ? before.knownFrom : opening.knownAt;
        standing.set(key, { opening, obligation, binding, knownFrom });
      }
    }
    return [...standing.values()];
  });
}
