/** How far views are behind what was appended, as far as that can be told here. */
export interface Lag {
  /** So many events were appended, the last one at that position. */
  appended(position: number, events: number): void;
  /** Every view holds everything up to that position. */
  projected(position: number): void;
  /** Events that views lack. */
  readonly events: number;
}

/** Where positions count events: those of all who append. */
export function lagByPosition(): Lag {
  let appended = 0;
  let projected = 0;
  return {
    appended(position) {
      if (position > appended) appended = position;
    },
    projected(position) {
      projected = position;
    },
    get events() {
      return appended - projected;
    },
  };
}

/** Where positions are only ordered, as on a server: events that were appended here are counted one by one. */
export function lagByCount(): Lag {
  const lacking = new Map<number, number>();
  let projected = 0;
  let sum = 0;
  return {
    appended(position, events) {
      if (position <= projected || lacking.has(position)) return;
      lacking.set(position, events);
      sum += events;
    },
    projected(position) {
      projected = position;
      for (const [at, events] of lacking) {
        if (at > position) continue;
        lacking.delete(at);
        sum -= events;
      }
    },
    get events() {
      return sum;
    },
  };
}
