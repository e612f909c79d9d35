import { type Incidence, incidenceAt } from './aalen-johansen.ts';
import { incidenceTail } from './incidence-tail.ts';

/** Shares of all, in 0..1. */
export interface DelayEffect {
  /** That the cause has ended by the horizon. */
  readonly atHorizon: number;
  /** That it ends at all, as far as anything was watched. */
  readonly plateau: number;
  /** What comes after the horizon: plateau − atHorizon. It is slow, not lost. */
  readonly later: number;
}

/**
 * How much of what a cause ends comes too late for a horizon: the incidence at the horizon against its plateau. Of two
 * curves the gap at the horizon is exactly the gap of their plateaus less that of what comes later.
 * @param cause from 1
 * @param horizon in the unit of the curve
 * @returns null where the curve does not reach the horizon
 */
export function delayEffect(curve: Incidence, cause: number, horizon: number): DelayEffect | null {
  const at = incidenceAt(curve, cause, horizon);
  if (at === null) return null;
  const plateau = incidenceTail(curve).plateau[cause - 1]!;
  return { atHorizon: at.share, plateau, later: plateau - at.share };
}
