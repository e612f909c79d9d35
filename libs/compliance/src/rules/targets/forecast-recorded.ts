import { clear, defineEvent, type Money } from '#kernel';

/** What is expected, as far as rules read it. */
export interface ForecastRecorded {
  /** A year, half, quarter or month: `2026-12`. */
  readonly horizon: string;
  /** Dimensions, `outlet` among them where it is of one outlet. */
  readonly scope: Readonly<Record<string, string>>;
  readonly amount: Money;
}

export const forecastRecorded = defineEvent<ForecastRecorded>(
  'ForecastRecorded',
  'forecast',
  { horizon: clear, scope: clear, amount: clear },
  [],
);
