import { isUnbounded } from '#access';
import { QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INSTANT, listOf, mapOf, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { asOf, effectiveAt } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

/** Of the whole log: whoever sees some rows only is not told how much there is beside them. */
export const auditCompletenessOperation: QueryOperation = {
  name: 'auditCompleteness',
  right: 'audit',
  path: '/v1/audit/completeness',
  summary: {
    zh: '完整性：缺失的事件、断开的销售链条、未获确认的导出',
    en: 'Whether anything is missing: events, steps of a sale, acknowledgements',
  },
  parameters: [asOf, effectiveAt],
  answer: [
    'CompletenessReport',
    objectOf({
      ok: YES,
      asOf: orNull(INSTANT),
      effectiveAt: orNull(INSTANT),
      events: COUNT,
      counts: mapOf(COUNT),
      gaps: listOf(
        objectOf({
          kind: TEXT,
          position: orNull(COUNT),
          stream: orNull(TEXT),
          eventId: orNull(TEXT),
          what: ref('Text'),
        }),
      ),
      firstBadPosition: orNull(COUNT),
      position: orNull(TEXT),
      settled: YES,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    if (!isUnbounded(grant.scope)) {
      throw new QuestionRefused({
        zh: '完整性针对整个日志：请以所有门店的审计人员身份提问',
        en: 'completeness is told of the whole log: ask as an auditor of every outlet',
      });
    }
    return bus.execute(new Ask('completeness', given as Given).by(reader));
  },
};
