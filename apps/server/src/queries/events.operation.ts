import type { Engine } from '#engine';
import { lastPlace, positionToken } from '#engine';
import { type Cursor, START } from '#event-store';
import { type Instant, type RecordedEvent, type StreamName } from '#kernel';
import { Problem } from '../problem/problem.ts';
import type { Places } from '../security/places.ts';
import { visibleTo } from '../security/visible-to.ts';
import { pageOf, ref } from './answer-schemas.ts';
import { after, limit, list, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly stream?: string;
  readonly category?: readonly string[];
  readonly type?: readonly string[];
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit: number;
  readonly after?: string;
}

export const eventsOperation: QueryOperation = {
  name: 'events',
  right: 'events',
  path: '/v1/events',
  summary: {
    zh: '事件日志：按流、类型、时间、位置；个人字段保持加密',
    en: 'The log, by stream, type, time and position; personal fields stay sealed',
  },
  parameters: [
    text('stream', 'one stream, e.g. opportunity-…'),
    list('category', 'categories of streams'),
    list('type', 'event types'),
    time('from', 'recorded at or after'),
    time('to', 'recorded at or before'),
    limit,
    after,
  ],
  answer: ['EventPage', pageOf('events', ref('Event'))],
  async ask({ engine, grant, places, given }) {
    const { limit, ...wanted } = given as unknown as Given;
    const head = await engine.store.head();
    const visible = visibleTo(grant.scope, engine);
    const events: RecordedEvent[] = [];
    for await (const page of pagesOf(engine, places, wanted)) {
      const last = page.findIndex(({ recordedAt }) => wanted.to !== undefined && recordedAt > wanted.to);
      events.push(...(await visible(last < 0 ? page : page.slice(0, last))));
      if (last >= 0 || events.length > limit) break;
    }
    const shown = events.slice(0, limit);
    const end = events.length > limit ? shown.at(-1) : undefined;
    return {
      events: shown.map(places.event),
      next: end ? places.tokenOf(await engine.store.placeOf({ position: end.position })) : null,
      position: positionToken(engine.store.header.logId, head),
    };
  },
};

async function* pagesOf(
  engine: Engine,
  places: Places,
  { stream, category, type, from, after }: Omit<Given, 'limit'>,
): AsyncGenerator<readonly RecordedEvent[]> {
  const { store } = engine;
  const start = after === undefined ? START : await cursorAfter(engine, places, after);
  if (stream !== undefined) {
    const wanted = (event: RecordedEvent) =>
      event.position > start.position &&
      (type?.includes(event.type) ?? true) &&
      (from === undefined || event.recordedAt >= from);
    yield* filtered(streamPages(engine, stream), wanted);
    return;
  }
  const begin = from === undefined ? START : await lastPlace(engine.store, (recordedAt) => recordedAt < from);
  const options = { ...(type && { types: type }), ...(category && { categories: category }) };
  yield* store.readAll({ after: begin.position > start.position ? begin : start, ...options });
}

async function* streamPages({ store }: Engine, stream: string): AsyncGenerator<readonly RecordedEvent[]> {
  try {
    yield* store.readStream(stream as StreamName);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'stream-not-found') throw error;
  }
}

async function* filtered(pages: AsyncIterable<readonly RecordedEvent[]>, wanted: (event: RecordedEvent) => boolean) {
  for await (const page of pages) yield page.filter(wanted);
}

/** The place that the position of an earlier answer names. @throws Problem for one of another log */
export async function cursorAfter(
  { store }: Pick<Engine, 'store'>,
  { indexOf }: Pick<Places, 'indexOf'>,
  token: string,
): Promise<Cursor> {
  const index = await indexOf(token);
  const head = await store.head();
  if (index === undefined || index > head.index) throw new Problem('cursor-unknown');
  return store.placeOf({ index });
}
