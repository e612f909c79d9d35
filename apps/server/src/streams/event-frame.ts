import { positionToken } from '#engine';
import type { RecordedEvent } from '#kernel';

/** One event as server-sent-events text carries it, personal fields sealed. Its id is a place to resume after. */
export function eventFrame(logId: string, index: number, event: RecordedEvent): string {
  return `id: ${positionToken(logId, { index })}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Keeps the connection and the place: no event is told. */
export function heartbeatFrame(logId: string, index: number): string {
  return `: so far\nid: ${positionToken(logId, { index })}\n\n`;
}

/** Something other than an event of the log. */
export function newsFrame(logId: string, index: number, kind: string, news: object): string {
  return `id: ${positionToken(logId, { index })}\nevent: ${kind}\ndata: ${JSON.stringify(news)}\n\n`;
}
