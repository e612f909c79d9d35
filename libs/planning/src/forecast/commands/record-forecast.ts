import { compareMoney, fact, type Instant, type Money, type Period, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { type ForecastInterval, forecastRecorded } from '../events/forecast-recorded.ts';
import { type Forecast, forecast } from '../forecast.ts';

export interface RecordForecast {
  readonly method: string;
  readonly asOf: Instant;
  readonly horizon: Period;
  readonly scope: Readonly<Record<string, string>>;
  readonly amount: Money;
  readonly interval?: ForecastInterval;
  readonly inputsHash?: string;
}

export const recordForecast = planningCommand<RecordForecast, Forecast>({
  name: 'RecordForecast',
  aggregate: forecast,
  lateness: 'contact',
  creates: 'forecast',
  decide(input, { recorded }, { imported, now }) {
    if (!imported) {
      if (recorded) return recordedBefore(recorded);
      if (input.asOf > now) return notKnownYet();
      if (input.interval && !isAround(input.amount, input.interval)) return amountOutside();
    }
    return [fact(forecastRecorded, { ...input })];
  },
});

function isAround(amount: Money, { low, high }: ForecastInterval): boolean {
  if (low.currency !== amount.currency || high.currency !== amount.currency) return false;
  return compareMoney(low, amount) <= 0 && compareMoney(amount, high) <= 0;
}

function recordedBefore(event: string) {
  return refuse(
    'forecast-recorded-once',
    { zh: '该编号的预测已记录', en: 'A forecast with this id has been recorded already' },
    { evidence: [event], remedy: { zh: '新的预测使用新的编号', en: 'Record another one under another id' } },
  );
}

function notKnownYet() {
  return refuse(
    'forecast-as-of-known',
    { zh: 'asOf 在将来', en: 'Nobody knows yet what will be known then: asOf lies in the future' },
    { remedy: { zh: '填写不晚于现在的 asOf', en: 'Give an asOf that is not after now' } },
  );
}

function amountOutside() {
  return refuse(
    'forecast-within-interval',
    { zh: '预测金额不在区间内，或货币不同', en: 'The amount does not lie in its interval, or is in another currency' },
    {
      remedy: {
        zh: '使 low ≤ amount ≤ high，且为同一货币',
        en: 'Give low, amount and high in that order, in one currency',
      },
    },
  );
}
