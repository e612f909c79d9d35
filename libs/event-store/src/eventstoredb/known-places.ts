import { type Cursor, START } from '../event-store.ts';

/** Places are remembered at least so many events apart: a log of a million events takes some 2,000. */
const APART = 500;

/**
 * Places in the log whose index is known for certain, because somebody counted up to them. The server counts nothing for
 * us: without them, the index of the head would take a read of the whole log each time.
 */
export interface KnownPlaces {
  learn(cursor: Cursor): void;
  /** An event of others stands at this position. */
  passBy(position: number): void;
  readonly furthest: Cursor;
  /** The furthest place known that is not after an index, or a position. */
  before(event: { readonly index: number } | { readonly position: number }): Cursor;
  /** Events of others met so far in the log, each once. */
  readonly foreign: number;
}

export function knownPlaces(): KnownPlaces {
  const places: Cursor[] = [START];
  let furthest = START;
  let foreign = 0;
  let lastForeign = 0;

  /** How many of the places remembered are not after the event. */
  const countBefore = (isAfter: (place: Cursor) => boolean): number => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter(places[middle] as Cursor)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    learn(cursor) {
      if (cursor.index > furthest.index) furthest = cursor;
      const at = countBefore(({ index }) => index > cursor.index);
      const [left, right] = [places[at - 1], places[at]];
      if (left && cursor.index - left.index < APART) return;
      if (right && right.index - cursor.index < APART) return;
      places.splice(at, 0, cursor);
    },
    passBy(position) {
      if (position <= lastForeign) return;
      lastForeign = position;
      foreign++;
    },
    before(event) {
      const isAfter = ({ index, position }: Cursor) =>
        'index' in event ? index > event.index : position > event.position;
      return isAfter(furthest) ? (places[countBefore(isAfter) - 1] ?? START) : furthest;
    },
    get furthest() {
      return furthest;
    },
    get foreign() {
      return foreign;
    },
  };
}
