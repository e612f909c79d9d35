import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { visibleTo } from '../security/visible-to.ts';
import { INSTANT, listOf, objectOf, TEXT, YES } from './answer-schemas.ts';
import { REASON } from './audit-explain.operation.ts';
import { asOf, effectiveAt, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly by?: string;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

export const auditSodOperation: QueryOperation = {
  name: 'auditSod',
  right: 'audit',
  path: '/v1/audit/sod',
  summary: {
    zh: '职责分离：同一人做了须由两人分担的两件事',
    en: 'Segregation of duties: where one person did both of what takes two',
  },
  parameters: [text('by', 'one person'), asOf, effectiveAt],
  answer: [
    'SharedDuties',
    objectOf({
      asOf: INSTANT,
      effectiveAt: INSTANT,
      cases: listOf(objectOf({ duty: TEXT, person: TEXT, stream: TEXT, first: REASON, second: REASON })),
      position: TEXT,
      settled: YES,
    }),
  ],
  ask({ engine, bus, grant, reader, given }) {
    const visible = visibleTo(grant.scope, engine);
    return bus.execute(new Ask('sharedDuties', { ...(given as Given), visible }).by(reader));
  },
};
