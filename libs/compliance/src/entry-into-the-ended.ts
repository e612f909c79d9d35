import { latest } from '#kernel';
import { type History, knownAt } from './history.ts';
import type { Point } from './point.ts';

/** Whether it ends an episode. */
export function isEnd({ type }: Pick<History[number], 'type'>): boolean {
  return type === 'Lost' || type === 'Converted';
}

/**
 * Whether it is a late entry: of before the end of its episode, recorded after it. It opens nothing and moves nothing. An
 * end that had not come about at the point ends nothing there.
 * @param ends those events of the history that are ends
 */
export function isEntryIntoTheEnded(
  event: History[number],
  ends: History,
  history: History,
  { effectiveAt }: Pick<Point, 'effectiveAt'>,
): boolean {
  const endsIt = ({ position, occurredAt, data, stream }: History[number]) =>
    stream === event.stream &&
    position < event.position &&
    occurredAt > event.occurredAt &&
    occurredAt <= effectiveAt &&
    data.episode === event.data.episode;
  if (!ends.some(endsIt)) return false;
  const { occurredAt, recordedAt } = event;
  return knownAt(history, { effectiveAt: latest(occurredAt, recordedAt), asOf: recordedAt }).some(
    (known) => isEnd(known) && endsIt(known),
  );
}
