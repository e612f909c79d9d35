import { type Instant, latest } from '#kernel';
import { type History, hoursAfter, type KnownEvent, knownAt } from './history.ts';
import { parametersOf, textOf } from './judge-event.ts';
import { clockOf, type Point } from './point.ts';
import type { AnyDueRule, Deadline, LateEntry, Obligation, Scene } from './rule.ts';
import type { RuleInForce } from './rule-book.ts';
import type { Status, Verdict } from './verdict.ts';

/** Whom an obligation binds, and what ends it. */
export interface Bound {
  readonly opportunityId: string;
  /** The owner at an instant, as `known` tells. */
  ownerAt(at: Instant, known: readonly KnownEvent[]): string | undefined;
}

/** Types of the events that end an opportunity. */
const EXITS: ReadonlySet<string> = new Set(['Lost', 'Converted']);

/** What became of an obligation at a point; undefined where it binds nobody. */
export function judgeDue(
  rule: AnyDueRule,
  inForce: RuleInForce,
  { opening, obligation }: { readonly opening: KnownEvent; readonly obligation: Obligation },
  history: History,
  point: Point,
  bound: Bound,
  scene: Scene,
): Verdict | undefined {
  const parameters = parametersOf(rule, inForce);
  const { deadline } = obligation;
  const cutOff = hoursAfter(deadline.at, (parameters as LateEntry).lateEntryHours);
  const inTime = knownAt(history, point, cutOff);
  const consultant = bound.ownerAt(deadline.at, inTime) ?? null;
  if (consultant !== null && !scene.isSalesStaff(consultant, deadline.at)) return undefined;
  const evidence = (event: KnownEvent) =>
    event.id !== opening.id &&
    event.occurredAt >= (obligation.after ?? opening.occurredAt) &&
    rule.meets(event, obligation, parameters as never);
  const timely = (event: KnownEvent) => isBefore(event.occurredAt, deadline);
  const verdict = (status: Status, more: Partial<Verdict> = {}): Verdict => ({
    rule: rule.name,
    ruleVersion: inForce.ruleVersion,
    issuer: inForce.issuer,
    subject: { kind: 'opportunity', id: bound.opportunityId },
    opportunityId: bound.opportunityId,
    consultant,
    status,
    obligation: `${rule.name}:${opening.id}:${obligation.key}`,
    since: null,
    dueAt: deadline.at,
    decidableAt: null,
    fixedAt: null,
    recordedLate: false,
    evidence: [opening.id],
    ...textOf(rule, { ...parameters, ...obligation.values }),
    ...more,
  });
  const kept = firstKnown(inTime.filter((event) => evidence(event) && timely(event)));
  if (kept) return verdict('kept', { decidableAt: kept.knownAt, evidence: [opening.id, kept.id] });
  const exit = rule.lapses && firstKnown(inTime.filter((event) => EXITS.has(event.type) && timely(event)));
  if (exit && exit.occurredAt >= opening.occurredAt)
    return verdict('lapsed', { decidableAt: exit.knownAt, evidence: [opening.id, exit.id] });
  const clock = clockOf(point);
  if (isBefore(clock, deadline)) return verdict('open');
  if (clock < cutOff) return verdict('pending');
  const decidableAt = latest(cutOff, opening.knownAt);
  const fixing = firstEvidence(history, point, cutOff, evidence);
  return verdict('violated', {
    since: deadline.at,
    decidableAt,
    ...(fixing && {
      fixedAt: fixing.knownAt,
      recordedLate: timely(fixing),
      evidence: [opening.id, fixing.id],
    }),
  });
}

/** Whether an instant lies in the time that a deadline ends. */
export function isBefore(instant: Instant, { at, inclusive }: Deadline): boolean {
  return inclusive ? instant <= at : instant < at;
}

/** The one that was known first. */
function firstKnown(events: readonly KnownEvent[]): KnownEvent | undefined {
  let first: KnownEvent | undefined;
  for (const event of events) {
    if (!first || event.knownAt < first.knownAt || (event.knownAt === first.knownAt && event.position < first.position))
      first = event;
  }
  return first;
}

/** The evidence that was known first from the cut-off on, as it was known then: later corrections change nothing of it. */
function firstEvidence(
  history: History,
  { effectiveAt, asOf }: Point,
  cutOff: Instant,
  evidence: (event: KnownEvent) => boolean,
): KnownEvent | undefined {
  const known = (by: Instant) => firstKnown(knownAt(history, { effectiveAt, asOf: by }).filter(evidence));
  const found = known(cutOff);
  if (found) return found;
  for (const { recordedAt } of history) {
    if (recordedAt <= cutOff) continue;
    if (recordedAt > asOf) return undefined;
    const late = known(recordedAt);
    if (late) return late;
  }
  return undefined;
}
