import { COUNT, listOf, mapOf, NUMBER, OBJECT, objectOf, orNull, TEXT } from './answer-schemas.ts';
import { idInPath } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

const build = objectOf({
  build: COUNT,
  version: COUNT,
  state: TEXT,
  request: orNull(TEXT),
  done: COUNT,
  total: COUNT,
  startedAt: TEXT,
  updatedAt: TEXT,
  error: orNull(objectOf({ code: TEXT, message: TEXT })),
  report: orNull(OBJECT),
});

export const projectionsOperation: QueryOperation = {
  name: 'projections',
  right: 'projections',
  path: '/v1/projections',
  summary: { zh: '各读模型的进度', en: 'Where each read model stands' },
  parameters: [],
  answer: [
    'ProjectionList',
    objectOf({
      projections: listOf(
        objectOf({
          name: TEXT,
          version: COUNT,
          position: orNull(COUNT),
          lagEvents: COUNT,
          lagSeconds: NUMBER,
          parked: COUNT,
          rebuilding: orNull(
            objectOf({ done: COUNT, total: COUNT, ratePerSecond: NUMBER, etaSeconds: orNull(NUMBER) }),
          ),
          builds: listOf(build),
          failure: orNull(objectOf({ code: TEXT, message: TEXT })),
        }),
      ),
    }),
  ],
  ask: async ({ engine }) => ({ projections: await engine.projector.status() }),
};

const parked = objectOf({
  stream: TEXT,
  eventId: TEXT,
  type: TEXT,
  position: COUNT,
  error: TEXT,
  attempts: COUNT,
  waiting: COUNT,
});

export const parkedOperation: QueryOperation = {
  name: 'parkedStreams',
  right: 'projections',
  path: '/v1/projections/{name}/parked',
  summary: { zh: '等待处理的流，及其原因', en: 'Streams that wait for an event which the read model could not apply' },
  parameters: [idInPath('name', 'of the read model')],
  mayBeMissing: true,
  answer: ['ParkedStreams', objectOf({ name: TEXT, parked: listOf(parked) })],
  async ask({ engine: { projector }, given }) {
    const name = given.name as string;
    return { name, parked: await projector.parked(name) };
  },
};

export const projectionDigestOperation: QueryOperation = {
  name: 'projectionDigest',
  right: 'projections',
  path: '/v1/projections/{name}/digest',
  summary: {
    zh: '读模型内容的摘要：内容相同，摘要相同',
    en: 'Digests of what a read model holds: equal content, equal digest',
  },
  parameters: [idInPath('name', 'of the read model')],
  mayBeMissing: true,
  answer: ['ProjectionDigest', objectOf({ name: TEXT, index: COUNT, collections: mapOf(TEXT) })],
  async ask({ engine: { store, projector }, given }) {
    const name = given.name as string;
    await projector.ensureCaughtUp(name, await store.head());
    return { name, ...(await projector.digest(name)) };
  },
};
