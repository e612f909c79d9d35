import { partitionOf } from './partition.ts';
import type { Touched } from './projection.ts';

/** What of an event decides in which lane it goes. */
export interface InLane {
  readonly event: { readonly stream: string };
  readonly touched?: Touched;
}

/**
 * Spreads events over lanes by the partition of their stream, in each lane in the order given. Lanes that would touch one
 * document become one: what belongs to several streams is folded in log order.
 */
export function inLanes<Event extends InLane>(events: readonly Event[], lanes: number): readonly (readonly Event[])[] {
  const joined = Array.from({ length: lanes }, (_, lane) => lane);
  const rootOf = (lane: number): number => {
    let root = lane;
    while (joined[root] !== root) root = joined[root] as number;
    return root;
  };
  const laneOfDocument = new Map<string, number>();
  for (const { event, touched = {} } of events) {
    const lane = partitionOf(event.stream) % lanes;
    for (const [collection, keys] of Object.entries(touched)) {
      for (const key of keys) {
        const document = `${collection} ${key}`;
        const other = laneOfDocument.get(document);
        if (other === undefined) laneOfDocument.set(document, lane);
        else joined[rootOf(other)] = rootOf(lane);
      }
    }
  }
  const spread = new Map<number, Event[]>();
  for (const each of events) {
    const lane = rootOf(partitionOf(each.event.stream) % lanes);
    const known = spread.get(lane);
    if (known) known.push(each);
    else spread.set(lane, [each]);
  }
  return [...spread.values()];
}
