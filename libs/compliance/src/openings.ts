import { type EventCorrected, type Instant, isCorrection } from '#kernel';
import { isEntryIntoTheEnded } from './entry-into-the-ended.ts';
import { countedAtOf, type History, hoursAfter, isJudged, type KnownEvent, knownAt } from './history.ts';
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
    for (const { countedAt, opening } of formsOf(event, history, point)) {
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
    by: (countedBy) => knownAt(seen, point, countedBy),
    get counted() {
      return [...new Set(seen.map(countedAtOf))].sort();
    },
    opensNothing: (event) => isEntryIntoTheEnded(event, seen, point),
  };
}

interface Form {
  readonly countedAt: Instant;
  /** undefined: taken back. */
  readonly opening: KnownEvent | undefined;
}

/** An event as it was recorded, then as each correction left it. */
function formsOf(event: History[number], history: History, point: Point): readonly Form[] {
  const countedAt = countedAtOf(event);
  const first = { countedAt, opening: { ...event, knownAt: event.recordedAt, countedAt } };
  const corrections = history.filter(
    (other) =>
      other.recordedAt <= point.asOf &&
      isCorrection(other) &&
      other.stream === event.stream &&
      (other.data as unknown as EventCorrected).eventId === event.id,
  );
  const corrected = corrections.map((correction) => {
    const at = countedAtOf(correction);
    return { countedAt: at, opening: knownAt(history, point, at).find(({ id }) => id === event.id) };
  });
  return [first, ...corrected];
}
