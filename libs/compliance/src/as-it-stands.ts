import type { Instant } from '#kernel';
import type { History } from './history.ts';
import type { Verdict } from './verdict.ts';

/**
 * A verdict that something was kept, or lapsed, with the instant from which on it was given without a break, as one event
 * after the other was recorded: a correction may take its grounds away, give them back, or leave it other ones.
 * @param judged the verdicts of its rule as of an instant
 */
export function asItStands(
  verdict: Verdict,
  history: History,
  asOf: Instant,
  judged: (asOf: Instant) => readonly Verdict[],
): Verdict {
  const { status, obligation } = verdict;
  if (status !== 'kept' && status !== 'lapsed') return verdict;
  const recorded = [...new Set(history.map(({ recordedAt }) => recordedAt))].filter((at) => at <= asOf).sort();
  let decidableAt = verdict.decidableAt;
  for (const at of recorded.reverse()) {
    const then = judged(at).find((one) => one.obligation === obligation);
    if (then?.status !== status) break;
    decidableAt = at;
  }
  return { ...verdict, decidableAt };
}
