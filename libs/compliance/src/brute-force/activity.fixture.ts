import type { Instant } from '#kernel';
import { type BruteParameters, type BruteWorld, lateEntryOf } from './brute-verdict.fixture.ts';
import { asCorrected } from './corrections.fixture.ts';
import { type Deadline, exitsInTime, mayOpen, type Obligation, type Opens, since, singly } from './due.fixture.ts';
import { type Fact, inOrderOfRecording, isCorrection, recordingOf } from './known.fixture.ts';
import { closeOf, dateOf, laterOf, plusHours } from './time.fixture.ts';

/**
 * "An activity due on local day d is completed before 24:00 of d. A reschedule or cancellation recorded before 24:00 of d
 * moves or ends it; later ones are accepted, open no new deadline and change nothing but fixedAt." A completion with
 * no_answer is one. Reading: a cancellation in time lets it lapse.
 */
export const activitySameDay: Opens = (visible, parameters, world) =>
  visible
    .filter((event) => event.type === 'FollowUpScheduled' && mayOpen(event, visible))
    .flatMap((event) => obligationOf(event, visible, parameters, world) ?? []);

interface Course {
  readonly opening: Fact;
  readonly deadline: Deadline;
  /** When the last event was recorded that moved the deadline. */
  readonly movedAt: Instant;
  /** The cancellation in time, where there is one. */
  readonly cancelled: Fact | undefined;
  /** Ids of the moves that came too late. */
  readonly late: readonly string[];
}

function obligationOf(
  scheduled: Fact,
  visible: readonly Fact[],
  parameters: BruteParameters,
  world: BruteWorld,
): Obligation | undefined {
  // Owner's reading 3: each correction counts where it was recorded by the cut-off that there was before it.
  const events = visible.filter((event) => !isCorrection(event));
  let course = courseOf(scheduled, events, world);
  const accepted: Fact[] = [];
  let movedAt = recordingOf(scheduled);
  for (const correction of inOrderOfRecording(visible.filter(isCorrection))) {
    if (!course) break;
    const cutOff = plusHours(course.deadline.at, lateEntryOf(parameters));
    if (recordingOf(correction) > cutOff) continue;
    accepted.push(correction);
    const before: Course = course;
    course = courseOf(scheduled, [...events, ...accepted], world);
    if (course && course.deadline.at !== before.deadline.at) movedAt = laterOf(movedAt, recordingOf(correction));
  }
  if (!course) return undefined;

  const { opening, deadline, cancelled, late } = course;
  const ofActivity = (facts: readonly Fact[]) =>
    // A contact may be entered for an activity that was planned after it.
    facts.filter(({ id, data }) => id !== opening.id && data.activityId === opening.data.activityId);
  return {
    opening,
    deadline,
    movedAt: laterOf(movedAt, course.movedAt),
    proofs: (facts) =>
      singly(
        ofActivity(facts).filter(({ type }) => type === 'FollowUpCompleted'),
        deadline,
      ),
    endings: (facts) => [...exitsInTime(opening, deadline, facts), ...facts.filter(({ id }) => id === cancelled?.id)],
    mends: (facts) => facts.filter(({ id }) => late.includes(id)),
  };
}

/**
 * Where the due time stood in the end: moves are taken in the order of recording, each in time or not by the deadline
 * that there was before it. undefined: the scheduling was taken back.
 */
function courseOf(scheduled: Fact, events: readonly Fact[], { zone }: BruteWorld): Course | undefined {
  const facts = asCorrected(events);
  const opening = facts.find(({ id }) => id === scheduled.id);
  if (!opening) return undefined;
  const deadlineFor = (dueAt: Instant) => closeOf(dateOf(dueAt, zone), zone);
  let at = deadlineFor(opening.data.dueAt as Instant);
  let movedAt = recordingOf(opening);
  let cancelled: Fact | undefined;
  const late: string[] = [];
  for (const move of inOrderOfRecording(since(opening, facts).filter(isMove))) {
    if (move.data.activityId !== opening.data.activityId || cancelled) continue;
    if (recordingOf(move) >= at) late.push(move.id);
    else if (move.type === 'FollowUpCancelled') cancelled = move;
    else {
      at = deadlineFor(move.data.to as Instant);
      movedAt = recordingOf(move);
    }
  }
  return { opening, deadline: { at, inclusive: false }, movedAt, cancelled, late };
}

function isMove({ type }: Fact): boolean {
  return type === 'FollowUpRescheduled' || type === 'FollowUpCancelled';
}
