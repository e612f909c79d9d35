/** Why a median is not given: none was in the stage, fewer than the minimum, or fewer than half have left it. */
export type MedianUnsaid = 'nothing-entered' | 'too-few' | 'median-not-reached';

/** Why the median of so many is not given, where it is not. */
export function medianUnsaid(count: number, minimum: number): MedianUnsaid {
  if (count === 0) return 'nothing-entered';
  return count < minimum ? 'too-few' : 'median-not-reached';
}
