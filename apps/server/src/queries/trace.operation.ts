import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Engine, NothingKnown, positionToken } from '#engine';
import type { RecordedEvent } from '#kernel';
import { visibleTo } from '../security/visible-to.ts';
import { listOf, objectOf, ref, TEXT } from './answer-schemas.ts';
import { idInPath } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

/** Of the same correlation, and those that name each other as cause, in log order. */
export const traceOperation: QueryOperation = {
  name: 'traceEvents',
  right: 'audit',
  path: '/v1/events/trace/{id}',
  summary: { zh: '事件或命令的前因后果', en: 'What an event or command came from and led to' },
  parameters: [idInPath('id', 'of an event, a command or a correlation')],
  mayBeMissing: true,
  answer: ['EventTrace', objectOf({ id: TEXT, events: listOf(ref('Event')), position: TEXT })],
  async ask({ engine, grant, places, given }) {
    const id = given.id as string;
    const head = await engine.store.head();
    const isAbout = ({ id: event, meta }: RecordedEvent) =>
      event === id || meta.commandId === id || meta.causationId === id;
    const correlations = new Set([id]);
    for await (const page of pagesOf(engine)) {
      for (const event of page) if (isAbout(event)) correlations.add(event.meta.correlationId);
    }
    const events: RecordedEvent[] = [];
    for await (const page of pagesOf(engine)) {
      events.push(...page.filter((event) => correlations.has(event.meta.correlationId) || isAbout(event)));
    }
    const visible = await visibleTo(grant.scope, engine)(events);
    if (visible.length === 0) throw new NothingKnown('the log has no event, command or correlation of that id');
    return { id, events: visible.map(places.event), position: positionToken(engine.store.header.logId, head) };
  },
};

/** The whole log, a page a turn: commands go on in between. */
async function* pagesOf({ store }: Engine) {
  for await (const page of store.readAll()) {
    yield page;
    await nextTurn();
  }
}
