import { type Instant, isCorrection, onceForEach } from '#kernel';
import { isEntryIntoTheEnded } from './entry-into-the-ended.ts';
import { type Forms, formsOf } from './forms.ts';
import { asRecorded, type History, type KnownEvent, knownAt } from './history.ts';
import type { Point } from './point.ts';
import type { Account } from './rule.ts';

/** An account that whoever judges keeps for all rules: what one of them asked is there for the next one. */
export interface KeptAccount extends Account {
  readonly point: Point;
  /** All that was recorded by then, in the order of recording. */
  readonly seen: History;
  readonly isCorrected: boolean;
  /** As `knownAt` at its point. */
  known(countedBy?: Instant): readonly KnownEvent[];
  /** An event as it was recorded, and as corrections left it. */
  formsOf(event: History[number]): Forms;
}

/**
 * What is known at a point of what a history tells.
 * @param asKnown shared by accounts of the same history
 */
export function accountOf(history: History, point: Point, asKnown = asRecorded): KeptAccount {
  const seen = history.filter(({ recordedAt }) => recordedAt <= point.asOf);
  const isCorrected = seen.some(isCorrection);
  const known = onceForEach((countedBy: Instant | undefined): readonly KnownEvent[] => {
    if (countedBy === undefined || isCorrected) return knownAt(seen, point, countedBy, asKnown);
    return known(undefined).filter(({ countedAt }) => countedAt <= countedBy);
  });
  const forms = onceForEach((event: History[number]) => formsOf(event, seen, point));
  return {
    point,
    seen,
    isCorrected,
    known: (countedBy) => known(countedBy),
    formsOf: forms,
    entered: onceForEach((type: string) =>
      seen.filter((event) => event.type === type && event.occurredAt <= point.effectiveAt).map(forms),
    ),
    opensNothing: (event) => isEntryIntoTheEnded(event, seen, point),
  };
}
