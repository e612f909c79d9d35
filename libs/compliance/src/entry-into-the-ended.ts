import { latest } from '#kernel';
import { type History, knownAt } from './history.ts';
import type { Point } from './point.ts';

/**
 * Whether it is a late entry: of before the end of its episode, recorded after it. It opens nothing and moves nothing. An
 * end that had not come about at the point ends nothing there.
 */
export function isEntryIntoTheEnded(
  event: History[number],
  history: History,
  { effectiveAt }: Pick<Point, 'effectiveAt'>,
): boolean {
  const isEnd = ({ type, position, occurredAt, data, stream }: History[number]) =>
    (type === 'Lost' || type === 'Converted') &&
    stream === event.stream &&
    position < event.position &&
    occurredAt > event.occurredAt &&
    occurredAt <= effectiveAt &&
    data.episode === event.data.episode;
  if (!history.some(isEnd)) return false;
  const { occurredAt, recordedAt } = event;
  return knownAt(history, { effectiveAt: latest(occurredAt, recordedAt), asOf: recordedAt }).some(isEnd);
}
