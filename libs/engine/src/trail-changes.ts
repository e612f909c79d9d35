import type { History } from '#compliance';
import { aggregateIdOf, categoryOf, type Instant, type RecordedEvent } from '#kernel';
import type { SubjectTrail } from '#projections/compliance-trail';

/**
 * Tells whether versions of the rules or the staff directory, recorded by an instant and after a subject was judged, may
 * change what is broken of it: its trail is not to be trusted then, and it is judged again.
 * @param context events of rule books and of staff, in the order of recording
 */
export function changedSince(context: History, at: Instant): (trail: SubjectTrail) => boolean {
  const known = context.filter(({ recordedAt }) => recordedAt <= at);
  const versions = known.filter(({ stream }) => categoryOf(stream) === 'ruleBook');
  const people = Map.groupBy(
    known.filter(({ stream }) => categoryOf(stream) === 'staff'),
    ({ stream }) => aggregateIdOf(stream),
  );
  return ({ position, openUntil, staff }) => {
    const bears = (event: RecordedEvent) => event.position > position && event.recordedAt <= openUntil;
    return versions.some(bears) || staff.some((id) => people.get(id)?.some(bears));
  };
}
