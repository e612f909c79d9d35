/**
 * Divides a whole number in proportion to weights, so that the parts sum to it exactly: each gets its quota rounded down, and
 * what is left over goes, one each, to the largest remainders; of equal ones to the earlier.
 * @param total 0 or more
 * @param weights whole numbers of 0 or more, not all 0
 * @returns a part for each weight, in their order
 * @source T. Hare, the largest remainder method; in exact integers: remainder of part i = total × wᵢ mod Σw
 */
export function largestRemainder(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((so, weight) => so + weight, 0n);
  if (sum <= 0n) throw new RangeError('weights of nothing divide nothing');
  const parts = weights.map((weight) => (total * weight) / sum);
  const left = total - parts.reduce((so, part) => so + part, 0n);
  const remainders = weights.map((weight, n) => ({ n, remainder: (total * weight) % sum }));
  // Sorting is stable: equal remainders stay in order.
  remainders.sort((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0));
  for (const { n } of remainders.slice(0, Number(left))) parts[n] = (parts[n] as bigint) + 1n;
  return parts;
}
