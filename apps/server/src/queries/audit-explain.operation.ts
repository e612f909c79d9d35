import { QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { requireVisible } from '../security/visible-to.ts';
import { COUNT, INSTANT, listOf, OBJECT, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { asOf, effectiveAt, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly opportunity?: string;
  readonly field?: string;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

const reason = {
  eventId: TEXT,
  type: TEXT,
  revision: COUNT,
  occurredAt: INSTANT,
  recordedAt: INSTANT,
  actor: ref('Actor'),
  commandId: TEXT,
  correlationId: TEXT,
  causationId: orNull(TEXT),
  provenance: orNull(OBJECT),
};

/** An event that is named as a reason; of a sample. */
export const REASON = objectOf(reason);
export const SAMPLED = objectOf({ ...reason, stream: TEXT, hash: TEXT, stratum: orNull(TEXT) });

export const auditExplainOperation: QueryOperation = {
  name: 'auditExplain',
  right: 'audit',
  path: '/v1/audit/explain',
  summary: {
    zh: '某个字段为何是此值：事件、操作者、两条时间轴、起因，以及更正过的旧值',
    en: 'Why each field of an opportunity is what it is: events, actors, both times, causes, and what was corrected',
  },
  parameters: [
    { ...text('opportunity', 'id of the opportunity'), isRequired: true },
    text('field', 'one field, or the beginning of several: stage, orders, orders.…'),
    asOf,
    effectiveAt,
  ],
  mayBeMissing: true,
  answer: [
    'Explanation',
    objectOf({
      opportunity: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      fields: listOf(
        objectOf({
          field: TEXT,
          value: {},
          history: listOf(
            objectOf({ value: {}, setBy: REASON, revisedBy: orNull(REASON), supersededBy: orNull(REASON) }),
          ),
        }),
      ),
      position: TEXT,
      settled: YES,
    }),
  ],
  async ask({ engine, bus, grant, reader, given }) {
    const { opportunity, ...question } = given as unknown as Given;
    if (opportunity === undefined) throw new QuestionRefused('opportunity is missing: write its id');
    await requireVisible(grant.scope, engine, opportunity);
    return bus.execute(new Ask('explanation', opportunity, question).by(reader));
  },
};
