import { AccessRefused, notOwn } from '#access';
import type { Instant, LocalDate } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INCOMPLETE, INSTANT, listOf, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { withinOf } from './asked-rows.ts';
import { day } from './day.ts';
import { asOf, effectiveAt, type Parameter, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly day?: LocalDate;
  readonly staleAfter?: number;
}

const dueBy = day('day', 'due by the end of this day; default: the day asked for');

const staleAfter: Parameter = {
  ...text('staleAfter', 'days without a next step'),
  schema: { type: 'integer', minimum: 0, maximum: 3_650, default: 7 },
  read: (value) => (/^\d{1,6}$/.test(value) ? Number(value) : Number.NaN),
};

export const worklistOperation: QueryOperation = {
  name: 'worklist',
  right: 'worklist',
  path: '/v1/compliance/worklist',
  summary: { zh: '当日待办，逾期在前', en: 'What is due by the end of a day, overdue first' },
  parameters: [
    asOf,
    effectiveAt,
    text('consultant', 'one consultant'),
    text('outlet', 'one outlet'),
    dueBy,
    staleAfter,
  ],
  answer: [
    'Worklist',
    objectOf({
      day: TEXT,
      zone: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      items: listOf(
        objectOf({
          opportunity: TEXT,
          kind: TEXT,
          id: orNull(TEXT),
          type: orNull(TEXT),
          dueAt: orNull(INSTANT),
          since: INSTANT,
          consultant: orNull(TEXT),
          'consultantName?': TEXT,
          outlet: orNull(TEXT),
          overdue: YES,
        }),
      ),
      hidden: COUNT,
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  async ask({ bus, grant: { scope, seesPersonalData }, reader, given }) {
    const { consultant = scope.consultant, staleAfter, ...question } = given as Given;
    const { outlets } = scope;
    const foreign = question.outlet !== undefined && outlets?.includes(question.outlet) === false;
    if (foreign || (scope.consultant !== undefined && consultant !== scope.consultant)) {
      throw new AccessRefused(notOwn());
    }
    const answer = await bus.execute(
      new Ask('worklist', {
        ...question,
        consultant,
        staleAfterDays: staleAfter,
        isWithin: withinOf(scope),
        mayName: seesPersonalData,
      }).by(reader),
    );
    if (!outlets || question.outlet !== undefined) return answer;
    // How many birthdays are hidden at other outlets is not for this asker either.
    const items = answer.items.filter(({ outlet }) => outlet !== null && outlets.includes(outlet));
    return { ...answer, items, hidden: 0 };
  },
};
