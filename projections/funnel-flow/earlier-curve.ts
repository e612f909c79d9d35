import type { Instant } from '#kernel';
import type { CurveFigures, CurvePoint } from './conversion-curve.ts';

/** The curve of a cohort as far as it had come, or was known, at an earlier time. */
export interface CurveThen extends CurveFigures {
  readonly entered: number;
}

/** Days on which the earlier curve lies outside the 95 % interval of the later one, the first and the last of them. */
export interface OutsideSpan {
  readonly fromDay: number;
  readonly toDay: number;
  readonly side: 'above' | 'below';
}

/** An earlier curve, and what became of the same cohort since. */
export interface EarlierCurve {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly early: CurveThen;
  /** Of those that had entered by then, what is known now. */
  readonly late: CurveThen;
  readonly outside: readonly OutsideSpan[];
  /** Whether the earlier curve stays within the interval of the later one; null: there is no day on which both can be told. */
  readonly agrees: boolean | null;
}

/** What the later curve says of the earlier one, as far as the earlier one goes. */
export function held(early: CurveThen, late: CurveThen): Pick<EarlierCurve, 'outside' | 'agrees'> {
  if (!early.curve || !late.curve) return { outside: [], agrees: null };
  const [before, after] = [early.curve.points ?? [], late.curve.points ?? []];
  const { lastSeenDay } = early.curve;
  const days = [...new Set([...before, ...after].map(({ day }) => day))].sort((a, b) => a - b);
  const outside: OutsideSpan[] = [];
  let compared = 0;
  let going: OutsideSpan['side'] | null = null;
  for (const day of days) {
    const interval = pointUntil(after, day)?.interval;
    if (day > lastSeenDay || !interval) continue;
    compared += 1;
    const won = pointUntil(before, day)?.won ?? 0;
    const side = won > interval[1] ? 'above' : won < interval[0] ? 'below' : null;
    if (side !== null && side === going) outside.push({ ...outside.pop()!, toDay: day });
    else if (side !== null) outside.push({ fromDay: day, toDay: day, side });
    going = side;
  }
  return { outside, agrees: compared === 0 ? null : outside.length === 0 };
}

function pointUntil(points: readonly CurvePoint[], until: number): CurvePoint | undefined {
  return points.findLast(({ day }) => day <= until);
}
