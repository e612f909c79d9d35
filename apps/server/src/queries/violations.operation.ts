import type { ViolationStatus } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { answerPage } from './answer-page.ts';
import { INCOMPLETE, INSTANT, listOf, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { withinOf } from './asked-rows.ts';
import { after, asOf, begin, effectiveAt, limit, oneOf, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';
import { verdict } from './verdict-schema.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly rule?: string;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly since?: Instant;
  readonly until?: Instant;
  readonly status?: ViolationStatus;
  readonly limit: number;
  readonly after?: string;
}

/** For whoever sees what is due: a consultant their own, a manager the outlets'; not a partner. */
export const violationsOperation: QueryOperation = {
  name: 'violations',
  right: 'worklist',
  path: '/v1/compliance/violations',
  summary: {
    zh: '任意时刻的违规清单，分页：自何时、何时整改、依据与整改办法',
    en: 'Every rule that was broken at any instant, page by page: since when, mended when, by which events, how to mend it',
  },
  parameters: [
    asOf,
    effectiveAt,
    text('rule', 'one rule'),
    text('consultant', 'one consultant'),
    text('outlet', 'of what began at one outlet, and of the outlet itself'),
    begin('since', 'broken since then or later; a date means its first instant'),
    time('until', 'broken since then or earlier; a date means its last instant'),
    oneOf('status', 'mended or not', ['standing', 'mended']),
    limit,
    after,
  ],
  answer: [
    'Violations',
    objectOf({
      asOf: INSTANT,
      effectiveAt: INSTANT,
      violations: listOf(objectOf(verdict)),
      next: orNull(TEXT),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  async ask({ engine, bus, grant: { scope }, reader, given }) {
    const { limit, after, ...question } = given as unknown as Given;
    const { answer, rows, next } = await answerPage(
      { engine, name: 'violations', question: JSON.stringify(question) },
      { limit, after },
      (times) => bus.execute(new Ask('violations', { ...question, ...times, isWithin: withinOf(scope) }).by(reader)),
      ({ violations }) => violations,
    );
    return { ...answer, violations: rows.map(({ status: _, ...violation }) => violation), next };
  },
};
