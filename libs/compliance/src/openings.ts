import type { Instant } from '#kernel';
import { isEntryIntoTheEnded } from './entry-into-the-ended.ts';
import { formsOf } from './forms.ts';
import { type History, hoursAfter, isJudged, type KnownEvent } from './history.ts';
import type { Point } from './point.ts';
import type { Account, AnyDueRule, LateEntry, Obligation, Scene } from './rule.ts';
import { type RuleBook, type RuleInForce, ruleInForce } from './rule-book.ts';
import { parametersOf } from './verdict-of.ts';

/** An obligation, what opened it, and the version that it follows for life. */
export interface Opened {
  readonly opening: KnownEvent;
  readonly obligation: Obligation;
  readonly inForce: RuleInForce;
  /** When it was known to be due when it is. */
  readonly knownFrom: Instant;
}

/**
 * The obligations that a rule knows of at a point. A correction of the opening event changes one, or takes it back, where
 * it was recorded by the cut-off of its evidence.
 */
export function openedObligations(
  rule: AnyDueRule,
  book: RuleBook,
  history: History,
  point: Point,
  stageModel: string | undefined,
  scene: Scene,
): readonly Opened[] {
  const account = accountOf(history, point);
  const types = new Set(rule.on.map(({ type }) => type));
  return history.flatMap((event) => {
    const { occurredAt, recordedAt } = event;
    if (!types.has(event.type) || recordedAt > point.asOf || occurredAt > point.effectiveAt) return [];
    if (!isJudged(event) || isEntryIntoTheEnded(event, history, point)) return [];
    const inForce = ruleInForce(book, rule.name, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    const parameters = parametersOf(rule, inForce);
    const { lateEntryHours } = parameters as unknown as LateEntry;
    const standing = new Map<string, Opened>();
    for (const { countedAt, event: opening } of formsOf(event, history, point)) {
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
        standing.set(key, { opening, obligation, inForce, knownFrom });
      }
    }
    return [...standing.values()];
  });
}

function accountOf(history: History, point: Point): Account {
  const seen = history.filter(({ recordedAt }) => recordedAt <= point.asOf);
  return {
    entered: (type) =>
      seen
        .filter((event) => event.type === type && event.occurredAt <= point.effectiveAt)
        .map((event) => formsOf(event, seen, point)),
    opensNothing: (event) => isEntryIntoTheEnded(event, seen, point),
  };
}
