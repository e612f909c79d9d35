import type { Instant, LocalDate } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INSTANT, listOf, NUMBER, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { withinOf } from './asked-rows.ts';
import { day } from './day.ts';
import { asOf, effectiveAt, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly consultant?: string;
  readonly stageModel?: string;
}

const SHARE = orNull(NUMBER);

/** Of files that were opened at the outlets of whoever asks. */
export const dataQualityOperation: QueryOperation = {
  name: 'dataQuality',
  right: 'compliance',
  path: '/v1/compliance/data-quality',
  summary: {
    zh: '各销售顾问的档案质量：数量、完整、有效、及时',
    en: 'How many files each consultant opened in a period, how complete, valid and timely',
  },
  parameters: [
    day('from', 'the first local day; default: of the month of `to`'),
    day('to', 'the last local day; default: the day asked for'),
    text('consultant', 'one consultant'),
    text('stageModel', 'files of this stage model; default: dealer'),
    asOf,
    effectiveAt,
  ],
  answer: [
    'DataQuality',
    objectOf({
      asOf: INSTANT,
      effectiveAt: INSTANT,
      stageModel: TEXT,
      from: TEXT,
      to: TEXT,
      zone: TEXT,
      timelyHours: NUMBER,
      ruleVersion: orNull(TEXT),
      scorecards: listOf(
        objectOf({
          consultant: TEXT,
          'consultantName?': TEXT,
          files: COUNT,
          filled: COUNT,
          completeness: SHARE,
          checksDone: COUNT,
          checksValid: COUNT,
          validity: SHARE,
          timely: COUNT,
          timeliness: SHARE,
          birthdaysUnknown: COUNT,
        }),
      ),
      position: TEXT,
      settled: YES,
    }),
  ],
  ask: ({ bus, grant: { scope, seesPersonalData }, reader, given }) =>
    bus.execute(
      new Ask('dataQuality', { ...(given as Given), isWithin: withinOf(scope), mayName: seesPersonalData }).by(reader),
    ),
};
