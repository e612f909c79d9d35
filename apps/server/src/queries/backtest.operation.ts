import type { Grant } from '#access';
import { Ask } from '#nest';
import {
  COUNT,
  INCOMPLETE,
  INSTANT,
  INTERVAL,
  listOf,
  NUMBER,
  objectOf,
  orNull,
  ref,
  TEXT,
  YES,
} from './answer-schemas.ts';
import {
  FORECAST_METHOD,
  forecastParameters,
  forecastQuestionOf,
  type GivenForecast,
  OPEN_DEALS,
} from './forecast-question.ts';
import { wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenForecast {
  readonly months?: number;
  readonly baseDays?: number;
}

const ACCURACY = objectOf({
  origins: COUNT,
  wape: orNull(NUMBER),
  mase: orNull(NUMBER),
  bias: orNull(NUMBER),
  pinball: orNull(INTERVAL),
  coverage: orNull(objectOf({ covered: COUNT, of: COUNT, share: orNull(NUMBER) })),
});

const SCORES = objectOf({
  deals: COUNT,
  brier: orNull(NUMBER),
  logLoss: orNull(NUMBER),
  calibration: listOf(
    objectOf({ from: NUMBER, to: NUMBER, n: COUNT, came: COUNT, said: orNull(NUMBER), share: orNull(NUMBER) }),
  ),
});

const SAID = orNull(ref('Money'));

export const backtestOperation: QueryOperation = {
  name: 'backtest',
  right: 'backtest',
  path: '/v1/backtest',
  summary: {
    zh: '按每月底当时所知重做预测，并与一个月后的实际对照',
    en: 'Forecasts made again month by month from what was known then, held against what came',
  },
  parameters: [
    ...forecastParameters,
    wholeNumber('months', 'how many months, each forecast from the end of the one before', 12),
    wholeNumber('baseDays', 'chances are estimated on so many days before each', 365),
  ],
  answer: [
    'Backtest',
    objectOf({
      stageModel: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      level: NUMBER,
      minimum: COUNT,
      baseDays: COUNT,
      origins: listOf(
        objectOf({
          origin: INSTANT,
          until: INSTANT,
          inputsHash: TEXT,
          open: OPEN_DEALS,
          historical: FORECAST_METHOD,
          ideal: orNull(FORECAST_METHOD),
          actual: objectOf({ wins: COUNT, amounts: listOf(ref('Money')), others: listOf(ref('Money')) }),
        }),
      ),
      amounts: listOf(
        objectOf({
          currency: TEXT,
          rows: listOf(
            objectOf({
              origin: INSTANT,
              actual: ref('Money'),
              historical: SAID,
              ideal: SAID,
              lastPeriod: SAID,
              sameMonthLastYear: SAID,
              stageWeights: SAID,
            }),
          ),
          historical: ACCURACY,
          ideal: ACCURACY,
          lastPeriod: ACCURACY,
          sameMonthLastYear: ACCURACY,
          stageWeights: ACCURACY,
        }),
      ),
      deals: objectOf({ historical: SCORES, ideal: orNull(SCORES) }),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask: ({ bus, grant, reader, given }) => bus.execute(new Ask('backtest', backtestAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function backtestAsked({ months, baseDays, ...rest }: Given, grant: Grant) {
  return { ...forecastQuestionOf(rest, grant), months, baseDays };
}
