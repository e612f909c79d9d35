import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { requireVisible } from '../security/visible-to.ts';
import {
  COUNT,
  INCOMPLETE,
  INSTANT,
  listOf,
  mapOf,
  OBJECT,
  objectOf,
  orNull,
  ref,
  TEXT,
  YES,
} from './answer-schemas.ts';
import { asOf, effectiveAt, idInPath } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly id: string;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

export const opportunityOperation: QueryOperation = {
  name: 'opportunity',
  right: 'opportunity',
  path: '/v1/opportunities/{id}',
  summary: { zh: '任意时刻的状态与时间线', en: 'State and timeline of an opportunity at any instant' },
  parameters: [idInPath('id', 'of the opportunity'), asOf, effectiveAt],
  mayBeMissing: true,
  answer: [
    'Opportunity',
    objectOf({
      id: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      customerId: orNull(TEXT),
      status: TEXT,
      stage: TEXT,
      stageModel: TEXT,
      episode: COUNT,
      value: orNull(ref('Money')),
      dimensions: mapOf(TEXT),
      expectedPurchaseDate: orNull(TEXT),
      activities: listOf(OBJECT),
      testDrives: listOf(OBJECT),
      orders: listOf(OBJECT),
      trajectory: listOf(
        objectOf({
          at: INSTANT,
          status: TEXT,
          stage: TEXT,
          value: orNull(ref('Money')),
          dimensions: mapOf(TEXT),
          stageModel: TEXT,
          episode: COUNT,
        }),
      ),
      timeline: listOf(
        objectOf({
          eventId: TEXT,
          type: TEXT,
          revision: COUNT,
          occurredAt: INSTANT,
          recordedAt: INSTANT,
          actor: ref('Actor'),
          data: OBJECT,
          changes: OBJECT,
        }),
      ),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  async ask({ engine, bus, grant, places, reader, given }) {
    const { id, ...times } = given as unknown as Given;
    // Before anything of it is opened.
    await requireVisible(grant.scope, engine, id);
    const answer = await bus.execute(new Ask('opportunity', id, times).by(reader));
    return { ...answer, timeline: answer.timeline.map(places.event) };
  },
};
