/** A seeded source of chance: the same seed gives the same numbers for ever, on every machine. */
export interface Random {
  /** In [0, 1), with 32 bits. */
  unit(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A key, each as likely as its weight; weights need not add up to 1. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** Log-normal with the median given; about two thirds lie within a factor e^sigma of it. */
  spread(median: number, sigma: number): number;
}

/**
 * sfc32 by Chris Doty-Humphrey (PractRand 0.94, RNG/sfc.h: 32-bit words, shifts 9, 3, 21), filled from the seed and stirred 12 times.
 * Seeds that differ in one character give unrelated numbers.
 */
export function seededRandom(seed: string): Random {
  let a = fnv1a(`${seed}#a`);
  let b = fnv1a(`${seed}#b`);
  let c = fnv1a(`${seed}#c`);
  let counter = 1;

  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let n = 0; n < 12; n += 1) next();

  const unit = () => next() / 2 ** 32;
  return {
    unit,
    whole: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    chance: (probability) => unit() < probability,
    pick(items) {
      const item = items[Math.floor(unit() * items.length)];
      if (item === undefined) throw new RangeError('there is nothing to pick from');
      return item;
    },
    weighted<Key extends string>(weights: Readonly<Record<Key, number>>) {
      const entries = Object.entries(weights) as [Key, number][];
      let left = unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('no weight is above 0');
    },
    // Box–Muller: one of the two normal deviates.
    spread: (median, sigma) =>
      median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())),
  };
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
