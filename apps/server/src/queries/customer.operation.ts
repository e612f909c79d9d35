import type { Instant } from '#kernel';
import { Ask } from '#nest';
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
import { withinOf } from './asked-rows.ts';
import { asOf, effectiveAt, idInPath } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly id: string;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

/** As the asker may read them: the value, masked, or forgotten. */
const PERSONAL = mapOf({ anyOf: [TEXT, objectOf({ subject: TEXT, 'masked?': YES, 'forgotten?': YES })] });

const opportunity = objectOf({
  id: TEXT,
  createdAt: INSTANT,
  status: TEXT,
  stage: TEXT,
  stageModel: TEXT,
  episode: COUNT,
  value: orNull(ref('Money')),
  consultant: orNull(TEXT),
  outlet: orNull(TEXT),
});

const drive = objectOf({
  opportunity: TEXT,
  id: TEXT,
  status: TEXT,
  vehicleId: orNull(TEXT),
  slot: orNull(INSTANT),
  mileageKm: orNull(NUMBER),
  out: orNull(INSTANT),
  back: orNull(INSTANT),
});

const order = objectOf({
  opportunity: TEXT,
  id: TEXT,
  model: orNull(TEXT),
  amount: orNull(ref('Money')),
  placedAt: orNull(INSTANT),
  vin: orNull(TEXT),
  deliveredAt: orNull(INSTANT),
  cancelled: YES,
});

export const customerOperation: QueryOperation = {
  name: 'customer',
  right: 'customer',
  path: '/v1/customers/{id}',
  summary: { zh: '任意时刻的客户全景', en: 'All that is known of a customer at any instant' },
  parameters: [
    idInPath('id', 'of the customer; one that was merged into another gives that person'),
    asOf,
    effectiveAt,
  ],
  mayBeMissing: true,
  answer: [
    'Customer',
    objectOf({
      id: TEXT,
      ids: listOf(TEXT),
      asOf: INSTANT,
      effectiveAt: INSTANT,
      profile: PERSONAL,
      buyer: orNull(PERSONAL),
      opportunities: listOf(opportunity),
      visits: listOf(objectOf({ id: TEXT, at: INSTANT, channel: orNull(TEXT), outlet: orNull(TEXT), unprofiled: YES })),
      contacts: listOf(
        objectOf({ opportunity: TEXT, id: TEXT, at: INSTANT, type: orNull(TEXT), outcome: orNull(TEXT) }),
      ),
      drives: listOf(drive),
      orders: listOf(order),
      vehicles: listOf(objectOf({ vin: TEXT, deliveredAt: INSTANT })),
      care: listOf(objectOf({ opportunity: TEXT, id: TEXT, kind: TEXT, dueAt: orNull(INSTANT), completed: YES })),
      surveys: listOf(objectOf({ at: INSTANT, score: NUMBER, scale: NUMBER, consultant: orNull(TEXT) })),
      dormantSince: orNull(INSTANT),
      labels: mapOf(TEXT),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant: { scope }, reader, given }) {
    const { id, ...times } = given as unknown as Given;
    return bus.execute(new Ask('customer', id, { ...times, isWithin: withinOf(scope) }).by(reader));
  },
};
