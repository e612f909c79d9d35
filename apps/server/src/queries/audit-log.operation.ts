import { type AuditFilters, indexOfToken } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { visibleTo } from '../security/visible-to.ts';
import { pageOf, ref } from './answer-schemas.ts';
import { auditFilters } from './audit-filters.ts';
import { cursorAfter } from './events.operation.ts';
import { after, asOf, limit } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends AuditFilters {
  readonly limit: number;
  readonly after?: string;
  readonly asOf?: Instant;
}

export const auditLogOperation: QueryOperation = {
  name: 'auditLog',
  right: 'audit',
  path: '/v1/audit/log',
  summary: {
    zh: '审计轨迹：谁、代表谁、何时、由哪条命令做了什么；个人字段按权限显示，查看留痕',
    en: 'The trail: who did what, for whom, when, by which command; personal fields as the reader may see them, on record',
  },
  parameters: [...auditFilters, asOf, limit, after],
  answer: ['AuditLog', pageOf('events', ref('Event'))],
  async ask({ engine, bus, grant, places, reader, given }) {
    const { after, ...question } = given as unknown as Given;
    const from = after === undefined ? undefined : await cursorAfter(engine, places, after);
    const visible = visibleTo(grant.scope, engine);
    const answer = await bus.execute(new Ask('auditLog', { ...question, after: from, visible }).by(reader));
    const index = answer.next === null ? undefined : indexOfToken(engine.store.header.logId, answer.next);
    return {
      ...answer,
      events: answer.events.map(places.event),
      next: index === undefined ? null : places.tokenOf({ index }),
    };
  },
};
