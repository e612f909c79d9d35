/** Seeded choices: the same seed, the same choices. */
export interface Choices {
  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number;
  chance(probability: number): boolean;
  whole(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
}

export function choices(seed: number): Choices {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (values) => values[whole(0, values.length - 1)] as never,
  };
}
