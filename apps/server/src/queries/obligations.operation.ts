import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { requireVisible } from '../security/visible-to.ts';
import { INSTANT, listOf, objectOf, ref, TEXT, YES } from './answer-schemas.ts';
import { asOf, effectiveAt, idInPath, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';
import { verdict } from './verdict-schema.ts';

interface Given {
  readonly id: string;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly rule?: string;
}

const judged = objectOf({
  ...verdict,
  status: { type: 'string', enum: ['open', 'pending', 'kept', 'violated', 'lapsed'] },
  restsOn: listOf(
    objectOf({ eventId: TEXT, type: TEXT, occurredAt: INSTANT, recordedAt: INSTANT, actor: ref('Actor') }),
  ),
});

/** For whoever sees what is due there: a consultant of their own opportunities, a manager of the outlet's; not a partner. */
export const obligationsOperation: QueryOperation = {
  name: 'obligations',
  right: 'worklist',
  path: '/v1/opportunities/{id}/obligations',
  summary: {
    zh: '任意时刻对单个销售机会的义务与结论，及所依据的事件',
    en: 'What the rules say of an opportunity at any instant: owed, kept, broken, with the events that it rests on',
  },
  parameters: [idInPath('id', 'of the opportunity'), asOf, effectiveAt, text('rule', 'one rule')],
  mayBeMissing: true,
  answer: [
    'Obligations',
    objectOf({
      opportunity: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      verdicts: listOf(judged),
      position: TEXT,
      settled: YES,
    }),
  ],
  async ask({ engine, bus, grant, reader, given }) {
    const { id, ...question } = given as unknown as Given;
    await requireVisible(grant.scope, engine, id);
    return bus.execute(new Ask('obligations', id, question).by(reader));
  },
};
