import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { answerPage } from './answer-page.ts';
import { INCOMPLETE, INSTANT, listOf, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { withinOf } from './asked-rows.ts';
import { after, asOf, limit, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';
import { finding } from './verdict-schema.ts';

interface Given {
  readonly asOf?: Instant;
  readonly rule?: string;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly until?: Instant;
  readonly limit: number;
  readonly after?: string;
}

/** For whoever sees what is due: a consultant their own, a manager the outlets'; not a partner. */
export const owedOperation: QueryOperation = {
  name: 'owed',
  right: 'worklist',
  path: '/v1/compliance/owed',
  summary: {
    zh: '接下来要履行的义务，按截止时间分页：若无新记录即成违规',
    en: 'What the rules want done next, by due time, page by page: it will be a violation if nothing more is recorded',
  },
  parameters: [
    asOf,
    text('rule', 'one rule'),
    text('consultant', 'one consultant'),
    text('outlet', 'of what began at one outlet, and of the outlet itself'),
    time('until', 'due then or earlier; a date means its last instant'),
    limit,
    after,
  ],
  answer: [
    'Owed',
    objectOf({
      asOf: INSTANT,
      owed: listOf(objectOf({ ...finding, outlet: orNull(TEXT), dueAt: INSTANT, overdue: YES })),
      next: orNull(TEXT),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  async ask({ engine, bus, grant: { scope }, reader, given }) {
    const { limit, after, ...question } = given as unknown as Given;
    const { answer, rows, next } = await answerPage(
      { engine, name: 'owed', question: JSON.stringify(question) },
      { limit, after },
      ({ asOf }) =>
        bus.execute(new Ask('owed', { ...question, ...(asOf && { asOf }), isWithin: withinOf(scope) }).by(reader)),
      ({ owed }) => owed,
    );
    return { ...answer, owed: rows, next };
  },
};
