import type { Instant } from '#kernel';
import {
  type BruteParameters,
  type BrutePoint,
  type BruteVerdict,
  type BruteWorld,
  lateEntryOf,
} from './brute-verdict.fixture.ts';
import { asCorrected } from './corrections.fixture.ts';
import {
  clockAt,
  type Fact,
  happenedBefore,
  inOrderOfRecording,
  isCorrection,
  isJudged,
  recordedBefore,
  recordingOf,
} from './known.fixture.ts';
import { episodeOf, isExit, opportunityOf } from './opportunity.fixture.ts';
import { laterOf, plusHours } from './time.fixture.ts';

/** "A deadline at 24:00 is exclusive; a limit counted in hours or seconds includes its last instant." */
export interface Deadline {
  readonly at: Instant;
  readonly inclusive: boolean;
}

/** What shows that an obligation was met: one event, or several that only together do. */
export interface Proof {
  readonly events: readonly Fact[];
  readonly inTime: boolean;
}

export interface Obligation {
  readonly opening: Fact;
  readonly deadline: Deadline;
  /** When it is settled, where not by what opened it, that the obligation is this one: nothing is broken before. */
  readonly settledAt?: Instant;
  /** When the last event was recorded that made it due when it is. */
  readonly movedAt?: Instant;
  /** @param facts as corrected, in the order of happening */
  proofs(facts: readonly Fact[]): readonly Proof[];
  /** Events that end it in time without being evidence. */
  endings?(facts: readonly Fact[]): readonly Fact[];
  /** Events that mend a breach without being evidence. */
  mends?(facts: readonly Fact[]): readonly Fact[];
}

/** Gives the obligations that the visible events open under a rule. */
export type Opens = (visible: readonly Fact[], parameters: BruteParameters, world: BruteWorld) => readonly Obligation[];

export function isBy(instant: Instant, { at, inclusive }: Deadline): boolean {
  return inclusive ? instant <= at : instant < at;
}

/**
 * The verdict on an obligation. From when on it stands that it was kept, or lapsed, is left open.
 * @returns undefined where it binds nobody
 */
export function judgeObligation(
  rule: string,
  obligation: Obligation,
  visible: readonly Fact[],
  point: BrutePoint,
  parameters: BruteParameters,
  world: BruteWorld,
): BruteVerdict | undefined {
  const { opening, deadline } = obligation;
  const cutOff = plusHours(deadline.at, lateEntryOf(parameters));
  // Owner's reading 1: what is opened by an event recorded after the cut-off is judged at its recording. Reading: so is
  // what was moved to a deadline whose cut-off lay in the past.
  const settled = laterOf(cutOff, obligation.settledAt ?? cutOff);
  const decided = laterOf(laterOf(settled, recordingOf(opening)), obligation.movedAt ?? settled);
  const counted = inOrderOfRecording(
    visible.filter((event) => recordingOf(event) <= cutOff || event.id === opening.id),
  );

  const consultant = ownerAtDeadline(
    visible.filter((event) => recordingOf(event) <= decided),
    deadline,
  );
  // `sales-staff-only`. Reading: it binds as to obligations, the rules of kind `due`; unregistered staff are sales staff.
  if (consultant !== null && !world.isSalesStaff(consultant, deadline.at)) return undefined;

  const nothing = { since: null, decidableAt: null, fixedAt: null, recordedLate: false };
  const head = { rule, key: opening.id, dueAt: deadline.at, consultant, ...nothing };
  const outcome = outcomeOf(obligation, counted);
  if (outcome) return { ...head, status: outcome };

  const now = clockAt(point);
  if (isBy(now, deadline)) return { ...head, status: 'open' };
  if (now < settled) return { ...head, status: 'pending' };

  const fix = firstFix(obligation, visible, cutOff);
  return {
    ...head,
    status: 'violated',
    since: deadline.at,
    // Reading: nobody decides before it is visible, which goes by `recordedAt` for imports too.
    decidableAt: laterOf(decided, opening.recordedAt),
    fixedAt: fix?.recording ?? null,
    recordedLate: fix?.inTime ?? false,
  };
}

/**
 * Reading: "evidence counts when it occurred before the deadline and was recorded by deadline + lateEntry" as it stands,
 * so that what was met did not lapse, even where an exit or a cancellation came before the evidence.
 */
function outcomeOf(obligation: Obligation, events: readonly Fact[]): 'kept' | 'lapsed' | undefined {
  if (!events.some(({ id }) => id === obligation.opening.id)) return undefined;
  const facts = asCorrected(events);
  if (obligation.proofs(facts).some(({ inTime }) => inTime)) return 'kept';
  return obligation.endings?.(facts).length ? 'lapsed' : undefined;
}

/**
 * "The first recorded evidence sets fixedAt (its `recordedAt`), and `recordedLate: true` if it had occurred in time."
 * Corrections are read only where they were recorded by the cut-off.
 */
function firstFix(obligation: Obligation, visible: readonly Fact[], cutOff: Instant) {
  const facts = asCorrected(visible.filter((event) => !isCorrection(event) || recordingOf(event) <= cutOff));
  const fixes = [
    ...obligation
      .proofs(facts)
      .map(({ events, inTime }) => ({ last: inOrderOfRecording(events).at(-1) as Fact, inTime })),
    ...(obligation.mends?.(facts) ?? []).map((last) => ({ last, inTime: false })),
  ].sort((a, b) => (recordedBefore(a.last, b.last) ? -1 : 1));
  const [first] = fixes;
  return first && { recording: first.last.recordedAt, inTime: first.inTime };
}

/** Owner's reading 4: the owner at the deadline, what happened at that very instant included. */
function ownerAtDeadline(counted: readonly Fact[], deadline: Deadline): string | null {
  return opportunityOf(asCorrected(counted).filter(({ occurredAt }) => occurredAt <= deadline.at)).owner;
}

/**
 * The events of a type that open an obligation whose deadline the event's own time alone decides, as corrected (owner's
 * reading 3). Imports that are not judged open nothing (6), nor do late entries after an exit.
 */
export function openings(
  type: string,
  visible: readonly Fact[],
  parameters: BruteParameters,
  deadlineOf: (opening: Fact) => Deadline,
): readonly { readonly opening: Fact; readonly deadline: Deadline }[] {
  return visible
    .filter((event) => event.type === type && mayOpen(event, visible))
    .map((event) => {
      const deadline = deadlineOf(event);
      const cutOff = plusHours(deadline.at, lateEntryOf(parameters));
      return { event, deadline, opening: correctedBy(event, visible, cutOff) };
    })
    .flatMap(({ deadline, opening }) => (opening ? [{ opening, deadline }] : []));
}

/** The event with the corrections recorded by an instant; undefined where one of them took it back. */
export function correctedBy(event: Fact, visible: readonly Fact[], instant: Instant): Fact | undefined {
  const corrections = visible.filter((other) => isCorrection(other) && recordingOf(other) <= instant);
  return asCorrected([event, ...corrections])[0];
}

/**
 * `domain.md` 6: after an exit there is nothing but "late entries with `occurredAt` before the exit: they move nothing
 * and open nothing". Reading: nor do they open an obligation.
 */
export function mayOpen(event: Fact, visible: readonly Fact[]): boolean {
  return isJudged(event) && !isLateEntry(event, visible);
}

/** Of an episode that had ended when it was recorded. */
export function isLateEntry(event: Fact, visible: readonly Fact[]): boolean {
  return visible.some(
    (exit) =>
      isExit(exit) &&
      exit.id !== event.id &&
      episodeOf(exit) === episodeOf(event) &&
      recordedBefore(exit, event) &&
      happenedBefore(event, exit),
  );
}

/** Owner's reading 5: evidence must not have happened before what opened the obligation. */
export function since(opening: Fact, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ id, occurredAt }) => id !== opening.id && occurredAt >= opening.occurredAt);
}

/** Each of the events proves by itself. */
export function singly(events: readonly Fact[], deadline: Deadline): readonly Proof[] {
  return events.map((event) => ({ events: [event], inTime: isBy(event.occurredAt, deadline) }));
}

/** Exits that let an obligation lapse: after what opened it, before its deadline. */
export function exitsInTime(opening: Fact, deadline: Deadline, facts: readonly Fact[]): readonly Fact[] {
  return since(opening, facts).filter((event) => isExit(event) && isBy(event.occurredAt, deadline));
}
