import type { Grant } from '#access';
import { QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { COUNT, INTERVAL, listOf, NUMBER, objectOf, orNull, ref, TEXT } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf, effectiveAt, list, type Parameter, text, wholeNumber } from './parameter.ts';

/** What a forecast and its back-test are given. */
export interface GivenForecast {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly where?: readonly string[];
  readonly stageModel?: string;
  readonly ideal?: string;
  readonly level?: number;
  readonly min?: number;
}

export const forecastParameters: readonly Parameter[] = [
  asOf,
  effectiveAt,
  text('stageModel', 'id@version, where there are several'),
  list('where', 'only these, as dimension=value; the same dimension again: either value'),
  text('ideal', 'id of an ideal funnel, in the version in force, or id@version'),
  {
    ...text('level', 'how probably the amount lies in its interval'),
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, default: 0.8 },
    read(value) {
      const level = Number(value);
      if (value.length <= 20 && level > 0 && level < 1) return level;
      throw new QuestionRefused({
        zh: 'level 应为 0 与 1 之间的数，如 0.8',
        en: 'level is no number between 0 and 1: write one such as 0.8',
      });
    },
  },
  wholeNumber('min', 'chances of fewer are not told', 5),
];

/** The question within the rows that the asker may see. @throws QuestionRefused */
export function forecastQuestionOf(given: GivenForecast, { scope }: Grant) {
  const { asOf, effectiveAt, where, stageModel, ideal, level, min } = given;
  return { asOf, effectiveAt, stageModel, ideal, level, minimum: min, ...askedRows(scope, where) };
}

const METHOD = {
  amounts: listOf(
    objectOf({
      currency: TEXT,
      amount: ref('Money'),
      interval: { ...listOf(ref('Money')), minItems: 2, maxItems: 2 },
    }),
  ),
  wins: orNull(objectOf({ expected: NUMBER, interval: INTERVAL })),
  without: COUNT,
  'unsaid?': TEXT,
};

/** What a method expects of all, and of whom it says nothing. */
export const FORECAST_METHOD = objectOf(METHOD);
export const IDEAL_METHOD = objectOf({ ...METHOD, id: TEXT, version: COUNT });
export const OPEN_DEALS = objectOf({ count: COUNT, unvalued: COUNT, values: listOf(ref('Money')) });
