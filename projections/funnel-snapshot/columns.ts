export const BILLION = 1_000_000_000n;

/** Sums by place. Minor units stand in whole billions and the rest: both add up exactly. */
export interface Columns {
  readonly counts: Float64Array;
  readonly billions: Float64Array;
  readonly rests: Float64Array;
}

/** What a place holds. */
export interface Amount {
  readonly count: number;
  readonly billions: number;
  readonly rest: number;
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

/** What all places hold together, in one place. */
export function addedUp({ counts, billions, rests }: Columns): Columns {
  const all = columns(1);
  for (let place = 0; place < counts.length; place += 1) {
    all.counts[0]! += counts[place]!;
    all.billions[0]! += billions[place]!;
    all.rests[0]! += rests[place]!;
  }
  return all;
}

/** What some columns hold at a place together. */
export function amountAt(some: readonly Columns[], place: number): Amount {
  let [count, whole, rest] = [0, 0, 0];
  for (const { counts, billions, rests } of some) {
    count += counts[place]!;
    whole += billions[place]!;
    rest += rests[place]!;
  }
  return { count, billions: whole, rest };
}

/** Calls with what every place holds that holds anything. */
export function forEachSum(
  { counts, billions, rests }: Columns,
  call: (place: number, count: number, billions: number, rest: number) => void,
): void {
  for (let place = 0; place < counts.length; place += 1) {
    const [count, whole, rest] = [counts[place]!, billions[place]!, rests[place]!];
    if (count !== 0 || whole !== 0 || rest !== 0) call(place, count, whole, rest);
  }
}

/** Minor units of whole billions and the rest. */
export function unitsOf({ billions, rest }: Omit<Amount, 'count'>): bigint {
  const units = billions * 1e9 + rest;
  return Number.isSafeInteger(units) ? BigInt(units) : BigInt(billions) * BILLION + BigInt(rest);
}

export function isNothing({ count, billions, rest }: Amount): boolean {
  return count === 0 && billions * 1e9 === -rest;
}
