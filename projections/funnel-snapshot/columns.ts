export const BILLION = 1_000_000_000n;

/** Sums by place. Minor units stand in whole billions and the rest: both add up exactly. */
export interface Columns {
  readonly counts: Float64Array;
  readonly billions: Float64Array;
  readonly rests: Float64Array;
}

export function columns(length: number): Columns {
  return { counts: new Float64Array(length), billions: new Float64Array(length), rests: new Float64Array(length) };
}

export function addColumns(sums: Columns, more: Columns): void {
  for (let place = 0; place < more.counts.length; place += 1) {
    sums.counts[place]! += more.counts[place]!;
    sums.billions[place]! += more.billions[place]!;
    sums.rests[place]! += more.rests[place]!;
  }
}

/** Calls with count and minor units of every place that has any. */
export function forEachSum(
  { counts, billions, rests }: Columns,
  call: (place: number, count: number, units: bigint) => void,
): void {
  for (let place = 0; place < counts.length; place += 1) {
    const [count, whole, rest] = [counts[place]!, billions[place]!, rests[place]!];
    if (count !== 0 || whole !== 0 || rest !== 0) call(place, count, unitsOf(whole, rest));
  }
}

function unitsOf(billions: number, rest: number): bigint {
  const units = billions * 1e9 + rest;
  return Number.isSafeInteger(units) ? BigInt(units) : BigInt(billions) * BILLION + BigInt(rest);
}
