/** What some cells come to, by number of cell. */
export interface CellTally {
  /** @param low minor units whose sums stay exact in a double @param high the rest of them */
  add(cell: number, count: number, low: number, high: bigint | undefined): void;
  /** Calls with every cell that anything was counted in. */
  forEach(call: (cell: number, count: number, units: number | bigint) => void): void;
  clear(): void;
}

export function cellTally(): CellTally {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const lows: number[] = [];
  const highs = new Map<number, bigint>();
  return {
    add(cell, count, low, high) {
      let place = places.get(cell);
      if (place === undefined) {
        place = counts.push(count) - 1;
        lows.push(low);
        places.set(cell, place);
      } else {
        counts[place]! += count;
        lows[place]! += low;
      }
      if (high !== undefined) highs.set(place, (highs.get(place) ?? 0n) + high);
    },
    forEach(call) {
      for (const [cell, place] of places) {
        const [low, high] = [lows[place]!, highs.get(place)];
        call(cell, counts[place]!, high === undefined ? low : BigInt(low) + high);
      }
    },
    clear() {
      places.clear();
      highs.clear();
      counts.length = 0;
      lows.length = 0;
    },
  };
}
