import { type Instant, isCorrection, latest } from '#kernel';
import type { KeptAccount } from './account.ts';
import { countedAtOf, type History, hoursAfter, type KnownEvent, knownAt } from './history.ts';
import type { Opened } from './openings.ts';
import { clockOf } from './point.ts';
import type { AnyDueRule, Deadline, LateEntry, Scene } from './rule.ts';
import type { Status, Verdict } from './verdict.ts';
import { type Said, verdictOf } from './verdict-of.ts';

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
  opened: Opened,
  account: KeptAccount,
  bound: Bound,
  scene: Scene,
): Verdict | undefined {
  const { opening, obligation, binding } = opened;
  const { parameters } = binding;
  const { deadline } = obligation;
  const cutOff = hoursAfter(deadline.at, (parameters as LateEntry).lateEntryHours);
  const inTime = account.known(cutOff);
  const judgeable = latest(latest(cutOff, opening.countedAt), obligation.countedFrom ?? cutOff);
  const consultant = bound.ownerAt(deadline.at, account.known(judgeable)) ?? null;
  if (consultant !== null && !scene.isSalesStaff(consultant, deadline.at, judgeable)) return undefined;
  const knownFrom = latest(opened.knownFrom, obligation.knownFrom ?? opened.knownFrom);
  const basis = [opening.id, ...(obligation.restsOn ?? [])];
  const doneAt = (event: KnownEvent, among: readonly KnownEvent[]) =>
    rule.doneAt?.(event, obligation, parameters as never, among) ?? event.occurredAt;
  const evidence = (event: KnownEvent, among: readonly KnownEvent[]) =>
    rule.meets(event, obligation, parameters as never, among) &&
    !basis.includes(event.id) &&
    doneAt(event, among) >= (obligation.after ?? opening.occurredAt);
  const mends = (event: KnownEvent, among: readonly KnownEvent[]) =>
    evidence(event, among) || obligation.mendedBy?.includes(event.id) === true;
  const about = {
    subject: { kind: 'opportunity', id: bound.opportunityId },
    opportunityId: bound.opportunityId,
    consultant,
    obligation: `${rule.name}:${opening.id}:${obligation.key}`,
    values: obligation.values,
  } as const;
  const verdict = (status: Status, more: Omit<Said, 'status'> = {}) =>
    verdictOf(rule, binding, about, { status, dueAt: deadline.at, evidence: basis, ...more }, scene.wording);
  const timely = (event: KnownEvent) => evidence(event, inTime) && isBefore(doneAt(event, inTime), deadline);
  const kept = firstKnown(inTime.filter(timely));
  if (kept)
    return verdict('kept', {
      decidableAt: latest(knownFrom, knownSo(kept, account.seen, timely)),
      evidence: [...basis, kept.id],
    });
  const { ended } = obligation;
  if (ended)
    return verdict('lapsed', { decidableAt: latest(knownFrom, ended.knownAt), evidence: [...basis, ended.id] });
  const isEnd = ({ type, occurredAt }: KnownEvent) =>
    EXITS.has(type) && occurredAt >= opening.occurredAt && isBefore(occurredAt, deadline);
  const exit = rule.lapses && firstKnown(inTime.filter(isEnd));
  if (exit)
    return verdict('lapsed', {
      decidableAt: latest(knownFrom, knownSo(exit, account.seen, isEnd)),
      evidence: [...basis, exit.id],
    });
  const clock = clockOf(account.point);
  if (isBefore(clock, deadline)) return verdict('open');
  const decided = latest(cutOff, obligation.openUntil ?? cutOff);
  if (clock < decided) return verdict('pending');
  const decidableAt = latest(decided, knownFrom);
  const fixing = firstMending(account, cutOff, mends);
  return verdict('violated', {
    since: deadline.at,
    decidableAt,
    ...(fixing && {
      fixedAt: fixing.event.recordedAt,
      recordedLate: evidence(fixing.event, fixing.among) && isBefore(doneAt(fixing.event, fixing.among), deadline),
      evidence: [...basis, fixing.event.id],
    }),
  });
}

/** Whether an instant lies in the time that a deadline ends. */
export function isBefore(instant: Instant, { at, inclusive }: Deadline): boolean {
  return inclusive ? instant <= at : instant < at;
}

/** When an event was known to be what it is taken for: from its recording on, unless a correction made it that. */
function knownSo(event: KnownEvent, history: History, isSo: (event: KnownEvent) => boolean): Instant {
  const stated = history.find(({ id }) => id === event.id);
  if (!stated || event.knownAt === stated.recordedAt) return event.knownAt;
  const first = { ...stated, knownAt: stated.recordedAt, countedAt: countedAtOf(stated) };
  return isSo(first) ? first.knownAt : event.knownAt;
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

interface Mending {
  readonly event: KnownEvent;
  readonly among: readonly KnownEvent[];
}

/** What was recorded first of all that mends it. A correction is read where it was recorded by the cut-off. */
function firstMending(
  { seen, point, isCorrected, known }: KeptAccount,
  cutOff: Instant,
  mends: (event: KnownEvent, among: readonly KnownEvent[]) => boolean,
): Mending | undefined {
  const among = isCorrected
    ? knownAt(
        seen.filter((event) => !isCorrection(event) || countedAtOf(event) <= cutOff),
        point,
      )
    : known();
  const [event] = among
    .filter((one) => mends(one, among))
    .sort((a, b) => (a.recordedAt === b.recordedAt ? a.position - b.position : a.recordedAt < b.recordedAt ? -1 : 1));
  return event && { event, among };
}
