import { type Instant, isCorrection, latest, onceForEach } from '#kernel';
import { isEnd, isEntryIntoTheEnded } from './entry-into-the-ended.ts';
import { type Forms, formsOf } from './forms.ts';
import { asRecorded, countedAtOf, type History, isJudged, type KnownEvent, knownAt } from './history.ts';
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
  /** Events of a type that rules judge and that are no late entries into what had ended, in the order of recording. */
  opening(type: string): History;
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
  const allCountedAt = seen.map(countedAtOf).reduce<Instant | ''>((last, at) => latest(last, at), '');
  const known = onceForEach((countedBy: Instant | undefined): readonly KnownEvent[] => {
    if (countedBy === undefined || isCorrected) return knownAt(seen, point, countedBy, asKnown);
    return known(undefined).filter(({ countedAt }) => countedAt <= countedBy);
  });
  const isAllKnownBy = (countedBy: Instant | undefined) => countedBy !== undefined && allCountedAt <= countedBy;
  const ends = seen.filter(isEnd);
  const opensNothing = (event: History[number]) => isEntryIntoTheEnded(event, ends, seen, point);
  const forms = onceForEach(
    (event: History[number]): Forms =>
      isCorrected ? formsOf(event, seen, point) : [{ countedAt: countedAtOf(event), event: asKnown(event) }],
  );
  const ofType = onceForEach((type: string) =>
    seen.filter((event) => event.type === type && event.occurredAt <= point.effectiveAt),
  );
  const workedOut = new Map<object, unknown>();
  return {
    point,
    seen,
    isCorrected,
    known: (countedBy) => known(isAllKnownBy(countedBy) ? undefined : countedBy),
    formsOf: forms,
    entered: onceForEach((type: string) => ofType(type).map(forms)),
    opening: onceForEach((type: string) => ofType(type).filter((event) => isJudged(event) && !opensNothing(event))),
    once<Value>(parameters: object, workOut: () => Value) {
      if (!workedOut.has(parameters)) workedOut.set(parameters, workOut());
      return workedOut.get(parameters) as Value;
    },
    opensNothing,
  };
}
