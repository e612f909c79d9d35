import { dividedBy, type Ratio, times, whole } from './exact-ratio.ts';

/** What a velocity is made of. */
export interface VelocityFactors {
  /** Open qualified opportunities. */
  readonly open: number;
  readonly won: number;
  /** Won or lost. */
  readonly decided: number;
  /** What those won that have a value are worth together, in any unit of one currency. */
  readonly value: bigint;
  /** How many those are. */
  readonly valued: number;
  /** Median cycle, whole milliseconds. */
  readonly cycleMs: number;
}

const DAY = 86_400_000;

/**
 * Sales velocity, exactly: open × (won / decided) × (value / valued) ÷ median cycle.
 * @returns units of the value a day; null where nothing was decided, nothing won has a value, or the cycle takes no time
 */
export function salesVelocity({ open, won, decided, value, valued, cycleMs }: VelocityFactors): Ratio | null {
  if (decided <= 0 || valued <= 0 || cycleMs <= 0) return null;
  const worth = times(whole(BigInt(open) * BigInt(won)), whole(value * BigInt(DAY)));
  return dividedBy(worth, whole(BigInt(decided) * BigInt(valued) * BigInt(cycleMs)));
}

/** The nearest whole number; a half goes away from 0. */
export function roundedOf({ over, under }: Ratio): bigint {
  const half = over < 0n ? -under : under;
  return (2n * over + half) / (2n * under);
}
