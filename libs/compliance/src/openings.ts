import type { Instant } from '#kernel';
import type { KeptAccount } from './account.ts';
import type { Form } from './forms.ts';
import { type History, hoursAfter, type KnownEvent } from './history.ts';
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
  return openingOf(rule, account).flatMap((event) => {
    const { occurredAt, recordedAt } = event;
    const binding = bindingsOn({ at: occurredAt, knownBy: recordedAt, stageModel }).bindingOf(rule);
    if (!binding) return [];
    const { parameters } = binding;
    const { lateEntryHours } = parameters as unknown as LateEntry;
    const [recorded, ...corrected] = account.formsOf(event);
    const opened = ({ event: opening }: Form) =>
      opening ? rule.opens(opening, account, parameters as never, scene) : [];
    const opens = (opening: KnownEvent, obligation: Obligation, knownFrom = opening.knownAt): Opened => ({
      opening,
      obligation,
      binding,
      knownFrom,
    });
    const first = opened(recorded);
    if (corrected.length === 0 && first.length < 2) return first.map((obligation) => opens(recorded.event, obligation));
    const standing = new Map<string, Opened>();
    for (const form of [recorded, ...corrected]) {
      const { countedAt, event: opening } = form;
      const obligations = form === recorded ? first : opened(form);
      const renewed = new Map(obligations.map((obligation) => [obligation.key, obligation]));
      for (const [key, { obligation }] of standing) {
        if (hoursAfter(obligation.deadline.at, lateEntryHours) < countedAt) renewed.delete(key);
        else if (!renewed.has(key)) standing.delete(key);
      }
      if (!opening) continue;
      for (const [key, obligation] of renewed) {
        const before = standing.get(key);
        const isDueAsBefore = before?.obligation.deadline.at === obligation.deadline.at;
        standing.set(key, opens(opening, obligation, isDueAsBefore ? before.knownFrom : opening.knownAt));
      }
    }
    return [...standing.values()];
  });
}

/** In the order of recording. */
function openingOf({ on }: AnyDueRule, account: KeptAccount): History {
  const [first] = on;
  if (first && on.length === 1) return account.opening(first.type);
  return [...new Set(on.map(({ type }) => type))].flatMap(account.opening).sort((a, b) => a.position - b.position);
}
