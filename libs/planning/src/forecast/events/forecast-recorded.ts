import { clear, defineEvent, type Instant, type Money, type Period } from '#kernel';

/** Where the amount will probably lie. */
export interface ForecastInterval {
  readonly low: Money;
  readonly high: Money;
  /** How probably, from 0 to 1. */
  readonly confidence: number;
}

/** What is expected, so that it can be judged later. */
export interface ForecastRecorded {
  /** `ideal`, `historical`, or a word for how else it was made. */
  readonly method: string;
  /** What was known then is what it rests on. */
  readonly asOf: Instant;
  /** For which period: a month, where it is a monthly forecast. */
  readonly horizon: Period;
  /** For whom: values of dimensions, `outlet` among them; none: for all. */
  readonly scope: Readonly<Record<string, string>>;
  readonly amount: Money;
  readonly interval?: ForecastInterval;
  /** SHA-256 of what it was made from. */
  readonly inputsHash?: string;
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const forecastRecorded = defineEvent<ForecastRecorded>(
  'ForecastRecorded',
  'forecast',
  { method: clear, asOf: clear, horizon: clear, scope: clear, amount: clear, interval: clear, inputsHash: clear },
  [
    {
      method: 'judgement',
      asOf: '2026-12-01T01:00:00.000Z' as Instant,
      horizon: '2026-12' as Period,
      scope: { outlet: 'outlet-1' },
      amount: yuan('1200000.00'),
    },
    {
      method: 'historical',
      asOf: '2026-12-15T16:00:00.000Z' as Instant,
      horizon: '2026-12' as Period,
      scope: { outlet: 'outlet-1', team: 'team-2' },
      amount: yuan('1350000.00'),
      interval: { low: yuan('1100000.00'), high: yuan('1600000.00'), confidence: 0.8 },
      inputsHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  ],
);
