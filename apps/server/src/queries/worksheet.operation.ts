import { QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { REVIEWS } from '#planning';
import {
  COUNT,
  INCOMPLETE,
  INSTANT,
  listOf,
  mapOf,
  NUMBER,
  objectOf,
  orNull,
  ref,
  TEXT,
  YES,
} from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { EXPLAINED } from './explain-operation.ts';
import { after, asOf, effectiveAt, limit, list, oneOf, text, wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly ideal?: string;
  readonly headcount?: number;
  readonly capacity?: number;
  readonly review?: string;
  readonly explain?: string;
  readonly limit?: number;
  readonly after?: string;
  readonly where?: readonly string[];
}

const PLANNED = objectOf({ entries: COUNT, deals: NUMBER, value: ref('Money') });
const ACTUAL = {
  entries: COUNT,
  won: COUNT,
  value: orNull(ref('Money')),
  averageValue: orNull(ref('Money')),
  'unsaid?': TEXT,
};

export const worksheetOperation: QueryOperation = {
  name: 'planWorksheet',
  right: 'plan',
  path: '/v1/plan/worksheet',
  summary: {
    zh: '去年实际、今年理想、策略与资源、目标，以及各期回顾',
    en: 'Last year’s actual, this year’s ideal, strategy and resources, the target, and what became of it',
  },
  parameters: [
    text('ideal', 'an ideal funnel: id, or id@version'),
    wholeNumber('headcount', 'how many people there are'),
    wholeNumber('capacity', 'how many entries one of them can work in the period'),
    oneOf('review', 'by which parts of the period; default: quarter', Object.keys(REVIEWS)),
    text('explain', 'a figure by its JSON pointer, such as /lastYear/won: with its opportunities and events'),
    limit,
    after,
    asOf,
    effectiveAt,
    list('where', 'only these, as dimension=value; the same dimension again: either value'),
  ],
  answer: [
    'PlanWorksheet',
    objectOf({
      ideal: objectOf({
        id: TEXT,
        version: COUNT,
        event: TEXT,
        effectiveFrom: INSTANT,
        period: TEXT,
        scope: mapOf(TEXT),
        basis: TEXT,
        strategyTags: listOf(TEXT),
      }),
      stageModel: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      lastYear: objectOf({
        period: TEXT,
        ...ACTUAL,
        stages: listOf(objectOf({ stage: TEXT, entered: COUNT, progressed: COUNT, rate: orNull(NUMBER) })),
      }),
      thisYear: objectOf({
        entries: COUNT,
        stages: listOf(objectOf({ stage: TEXT, rate: NUMBER, 'medianDays?': NUMBER })),
        averageValue: ref('Money'),
      }),
      resources: orNull(objectOf({ headcount: COUNT, each: COUNT, total: COUNT, needed: COUNT, spare: COUNT })),
      target: PLANNED,
      review: listOf(
        objectOf({
          period: TEXT,
          planned: PLANNED,
          actual: orNull(objectOf(ACTUAL)),
          isOver: YES,
          attainment: orNull(NUMBER),
          'unsaid?': TEXT,
        }),
      ),
      'explained?': EXPLAINED,
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { where, ideal, ...question } = given as Given;
    if (ideal === undefined)
      throw new QuestionRefused({
        zh: '缺少 ideal：请指明理想漏斗，编号或 编号@版本',
        en: 'ideal is missing: name the ideal funnel, as id or id@version',
      });
    const rows = askedRows(grant.scope, where);
    return bus.execute(
      new Ask('worksheet', { ...question, ideal, ...rows, mayName: grant.seesPersonalData }).by(reader),
    );
  },
};
