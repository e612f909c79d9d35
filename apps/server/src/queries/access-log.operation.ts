import { askAccessLog } from '#engine';
import type { Instant } from '#kernel';
import { INSTANT, listOf, objectOf, ref, TEXT, YES } from './answer-schemas.ts';
import { asOf, idInPath } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly id: string;
  readonly asOf?: Instant;
}

export const accessLogOperation: QueryOperation = {
  name: 'accessLog',
  right: 'access-log',
  path: '/v1/subjects/{id}/access-log',
  summary: {
    zh: '谁在何时因何看过此人的哪些字段',
    en: 'Who was shown which fields of a person, when and why',
  },
  parameters: [idInPath('id', 'of the person'), asOf],
  answer: [
    'AccessLog',
    objectOf({
      subject: TEXT,
      reads: listOf(
        objectOf({
          at: INSTANT,
          actor: ref('Actor'),
          fields: listOf(TEXT),
          why: TEXT,
          eventId: TEXT,
          correlationId: TEXT,
        }),
      ),
      asOf: INSTANT,
      position: TEXT,
      settled: YES,
    }),
  ],
  ask({ engine, given }) {
    const { id, ...times } = given as unknown as Given;
    return askAccessLog(engine, id, times);
  },
};
