import { eventId, type RecordedEvent, streamName } from '#kernel';
import { type Told, told } from './told.fixture.ts';

/** Events of another stream, in the order of recording, at positions from `from` on. */
export function toldOf(category: string, id: string, events: readonly Told[], from = 1): readonly RecordedEvent[] {
  const stream = streamName(category, id);
  return told(...events).map((event, n) => {
    const { episode: _ofOpportunities, ...data } = event.data;
    return { ...event, id: eventId(stream, 'told', n), stream, position: from + n, data };
  });
}
