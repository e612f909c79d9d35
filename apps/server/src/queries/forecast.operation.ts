import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INCOMPLETE, INSTANT, listOf, NUMBER, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import {
  FORECAST_METHOD,
  forecastParameters,
  forecastQuestionOf,
  type GivenForecast,
  IDEAL_METHOD,
  OPEN_DEALS,
} from './forecast-question.ts';
import { limit, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenForecast {
  readonly until?: Instant;
  readonly baseFrom?: Instant;
  readonly baseTo?: Instant;
  readonly target?: string;
  readonly person?: string;
  readonly limit: number;
  readonly after?: string;
  readonly explain?: string;
}

const REACHED = objectOf({ share: orNull(NUMBER), covered: orNull(YES), 'unsaid?': TEXT });
const CHANCE = { probability: orNull(NUMBER), 'amount?': orNull(ref('Money')), 'unsaid?': TEXT };

export const forecastOperation: QueryOperation = {
  name: 'forecast',
  right: 'forecast',
  path: '/v1/forecast',
  summary: {
    zh: '在手商机至截止日的预测额：按历史与按理想漏斗',
    en: 'What the open deals are expected to bring by a horizon, by history and by an ideal funnel',
  },
  parameters: [
    ...forecastParameters,
    time('until', 'the horizon; default: the end of the month that comes after effectiveAt'),
    time('baseFrom', 'chances are estimated on what comes after; default: 365 days before its end'),
    time('baseTo', 'up to and with; default: effectiveAt'),
    text('target', 'id of a target: the forecast is held against its value for the month'),
    text('person', 'whose value; default: the whole'),
    limit,
    text('after', 'the `next` of the page before'),
    text('explain', 'id of an open opportunity: on which events and on whom its forecast rests'),
  ],
  answer: [
    'Forecast',
    objectOf({
      stageModel: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      until: INSTANT,
      base: objectOf({ from: INSTANT, to: INSTANT }),
      definitionId: TEXT,
      inputsHash: TEXT,
      level: NUMBER,
      minimum: COUNT,
      open: OPEN_DEALS,
      historical: FORECAST_METHOD,
      ideal: orNull(IDEAL_METHOD),
      deals: listOf(
        objectOf({
          opportunityId: TEXT,
          stage: TEXT,
          ageDays: NUMBER,
          value: orNull(ref('Money')),
          historical: objectOf({ ...CHANCE, 'fromAgeDays?': COUNT, 'stays?': COUNT, 'wins?': COUNT }),
          'ideal?': objectOf(CHANCE),
        }),
      ),
      quota: orNull(
        objectOf({
          target: TEXT,
          person: TEXT,
          period: TEXT,
          measure: TEXT,
          value: { anyOf: [ref('Money'), NUMBER] },
          historical: REACHED,
          ideal: orNull(REACHED),
        }),
      ),
      next: orNull(TEXT),
      'explained?': objectOf({
        opportunityId: TEXT,
        events: listOf(TEXT),
        qualification: orNull(
          objectOf({
            event: TEXT,
            at: INSTANT,
            episode: COUNT,
            criteria: objectOf({ within3Months: YES, quality: YES, largeDeal: YES, highAwareness: YES }),
            score: NUMBER,
          }),
        ),
        stage: TEXT,
        ageDays: NUMBER,
        fromAgeDays: orNull(COUNT),
        'unsaid?': TEXT,
        othersCount: COUNT,
        others: listOf(objectOf({ opportunityId: TEXT, status: TEXT, events: listOf(TEXT) })),
      }),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { until, baseFrom, baseTo, target, person, limit: most, after, explain, ...rest } = given as unknown as Given;
    const more = { until, baseFrom, baseTo, target, person, limit: most, after, explain };
    return bus.execute(new Ask('forecast', { ...forecastQuestionOf(rest, grant), ...more }).by(reader));
  },
};
