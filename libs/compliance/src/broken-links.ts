import { isCorrection, type RecordedEvent, withCorrections } from '#kernel';
import type { History } from './history.ts';
import { stageModelOf } from './judge-opportunity.ts';

/** An event that rests on another one of its stream which is not there. */
export interface BrokenLink {
  readonly missing: 'order' | 'match' | 'delivery' | 'corrected-event';
  readonly event: RecordedEvent;
}

/**
 * Where a sale lacks a step: a match without its order, a delivery without the match of its order, a conversion without a
 * delivery in its episode, as corrections leave them; and corrections of events that are not there. Sales of the model `dealer`:
 * the others need no such steps.
 * @param history the stream, upcast, in the order of recording
 */
export function brokenLinks(history: History): readonly BrokenLink[] {
  const ids = new Set(history.map(({ id }) => id));
  const lost = history.filter((event) => isCorrection(event) && !ids.has(String(event.data.eventId)));
  const unfounded = lost.map((event): BrokenLink => ({ missing: 'corrected-event', event }));
  return stageModelOf(history) === 'dealer' ? [...stepsMissing(withCorrections(history)), ...unfounded] : unfounded;
}

function stepsMissing(events: History): readonly BrokenLink[] {
  const valuesOf = (type: string, field: string) =>
    new Set(events.filter((event) => event.type === type).map(({ data }) => data[field]));
  const [ordered, matched] = [valuesOf('OrderPlaced', 'orderId'), valuesOf('VehicleMatched', 'orderId')];
  const delivered = valuesOf('VehicleDelivered', 'episode');
  return events.flatMap((event): readonly BrokenLink[] => {
    const { orderId, episode } = event.data;
    switch (event.type) {
      case 'VehicleMatched':
        return ordered.has(orderId) ? [] : [{ missing: 'order', event }];
      case 'VehicleDelivered':
        return matched.has(orderId) ? [] : [{ missing: 'match', event }];
      case 'Converted':
        return delivered.has(episode) ? [] : [{ missing: 'delivery', event }];
      default:
        return [];
    }
  });
}
