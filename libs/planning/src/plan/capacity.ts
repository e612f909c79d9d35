/** Whether there are hands enough: headcount × capacity against what the plan needs. */
export interface Capacity {
  readonly headcount: number;
  /** How many entries one person can work. */
  readonly each: number;
  readonly total: number;
  readonly needed: number;
  /** total − needed: negative where hands are missing. */
  readonly spare: number;
}

export function capacityOf(headcount: number, each: number, needed: number): Capacity {
  const total = headcount * each;
  return { headcount, each, total, needed, spare: total - needed };
}
