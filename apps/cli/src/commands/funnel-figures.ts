import type { FunnelConversionAnswer } from '#engine';

type Rate = FunnelConversionAnswer['winRate'];

export function percent(rate: number | null): string {
  return rate === null ? '' : `${(100 * rate).toFixed(1)} %`;
}

export function intervalText(interval: Rate['interval']): string {
  return interval === null ? '' : `${(100 * interval[0]).toFixed(1)} – ${(100 * interval[1]).toFixed(1)} %`;
}

/** A figure to one decimal; nothing where it is not given. */
export function numberText(figure: number | null): string {
  return figure === null ? '' : figure.toFixed(1);
}

/** Numerator, denominator, rate and interval. */
export function rateCells({ k, n, rate, interval }: Rate): readonly string[] {
  return [String(k), String(n), percent(rate), intervalText(interval)];
}

/** A difference of two rates in percentage points, with its sign. */
export function points(difference: number): string {
  return signed(100 * difference, 1);
}

/** A figure with its sign. */
export function signed(figure: number, decimals = 2): string {
  const text = figure.toFixed(decimals);
  return Number(text) > 0 ? `+${text}` : text.replace(/^-(?=[0.]*$)/, '');
}
