/**
 * What each factor of a product contributes to the difference of two products, by the logarithmic mean Divisia index:
 * ΔVₖ = L(Vₐ, Vᵢ) · ln(xₖ,ₐ / xₖ,ᵢ), with L(a, b) = (a − b) / ln(a / b) and L(a, a) = a. The contributions sum to
 * Vₐ − Vᵢ, and a factor that has not changed contributes 0.
 * @param before the factors of the one product, each above 0
 * @param after those of the other, in the same order
 * @returns in the unit of the product; null where a factor is not above 0, for which a logarithm has no word, or the product is
 * too small or too large for a number
 * @source B. W. Ang, Energy Policy 33 (2005) 867–871
 */
export function attributeByLmdi(before: readonly number[], after: readonly number[]): readonly number[] | null {
  const numbers = [...before, ...after, product(before), product(after)];
  if (!numbers.every((one) => one > 0 && Number.isFinite(one))) return null;
  const mean = logarithmicMean(product(after), product(before));
  return after.map((factor, place) => mean * Math.log(factor / before[place]!));
}

/**
 * The same by Shapley's value: the average, over all orders in which the factors may change, of what each changes. It also
 * holds where a factor is 0.
 * @returns in the unit of the product
 * @source L. S. Shapley, Contributions to the Theory of Games II (1953) 307–317; J. Albrecht, D. François, K. Schoors,
 * Energy Policy 30 (2002) 727–736
 */
export function attributeByShapley(before: readonly number[], after: readonly number[]): readonly number[] {
  return after.map((factor, place) => {
    const changedBy = factor - before[place]!;
    return changedBy * averageOfOthers(before, after, place);
  });
}

/**
 * The product of all factors but one, averaged over the orders: `size` of the others have changed already in
 * size! (n − 1 − size)! of the n! orders. It sums products by size, so that n factors cost n², not 2ⁿ.
 */
function averageOfOthers(before: readonly number[], after: readonly number[], left: number): number {
  /** By how many have changed: the sum of all products in which so many have. */
  let sums = [1];
  for (const [place, old] of before.entries()) {
    if (place === left) continue;
    const changed = after[place]!;
    const more = [...sums, 0];
    sums = more.map((sum, size) => sum * old + (size === 0 ? 0 : sums[size - 1]! * changed));
  }
  const others = before.length - 1;
  let weight = 1 / before.length;
  let average = 0;
  for (const [size, sum] of sums.entries()) {
    average += weight * sum;
    weight *= (size + 1) / (others - size);
  }
  return average;
}

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);

/** (a − b) / ln(a / b). Near 1 the logarithm is taken of what the ratio exceeds it by: little would be left of its digits. */
function logarithmicMean(a: number, b: number): number {
  if (a === b) return a;
  const beyond = (a - b) / b;
  return (a - b) / (Math.abs(beyond) < 0.5 ? Math.log1p(beyond) : Math.log(a / b));
}
