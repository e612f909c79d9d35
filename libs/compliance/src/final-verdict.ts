import type { Instant } from '#kernel';
import type { Point } from './point.ts';
import type { Verdict } from './verdict.ts';

/** Days of late entry fit behind it. */
const LAST = '9990-01-01T00:00:00.000Z' as Instant;

/** Behind every deadline: what is judged there is what comes of everything if nothing more is recorded. */
export const END_OF_TIME: Point = { effectiveAt: LAST, asOf: LAST };

/**
 * What a violation found at the end of time was at an instant, by what was known then; undefined where it was none yet. A
 * verdict that was given does not change, so that the last one tells what each before it was.
 */
export function violatedBy(final: Verdict, at: Instant): Verdict | undefined {
  const { status, decidableAt, fixKnownAt, evidence } = final;
  if (status !== 'violated' || decidableAt === null || decidableAt > at) return undefined;
  if (fixKnownAt === null || fixKnownAt <= at) return final;
  // What mended it comes last.
  return { ...final, fixedAt: null, fixKnownAt: null, recordedLate: false, evidence: evidence.slice(0, -1) };
}
