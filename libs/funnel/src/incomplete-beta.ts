/** Lanczos coefficients for g = 7, n = 9. */
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
] as const;

/** ln Γ(x) for x ≥ 0.5. @source C. Lanczos, SIAM J. Numer. Anal. B 1 (1964) 86–96 */
function logGamma(x: number): number {
  const t = x + 6.5;
  const sum = LANCZOS.reduce((sum, coefficient, n) => (n === 0 ? coefficient : sum + coefficient / (x - 1 + n)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const TINY = 1e-300;
const CLOSE = 1e-15;

/** The continued fraction of the incomplete beta function by Lentz's method; it converges in about √max(a, b) terms. */
function continuedFraction(a: number, b: number, x: number): number {
  const orTiny = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / orTiny(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1, change = 0; Math.abs(change - 1) > CLOSE && m < 1_000_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / orTiny(1 + even * d);
    c = orTiny(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / orTiny(1 + odd * d);
    c = orTiny(1 + odd / c);
    change = d * c;
    fraction *= change;
  }
  return fraction;
}

/**
 * The regularised incomplete beta function I_x(a, b): P(X ≤ x) of a beta distribution, a and b ≥ 0.5.
 * @source DLMF 8.17.22; W. J. Lentz, Applied Optics 15 (1976) 668–671
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(a, b, x)) / a
    : 1 - (front * continuedFraction(b, a, 1 - x)) / b;
}

/**
 * The quantile of a beta distribution, a and b ≥ 0.5: the x with I_x(a, b) = share. Newton's steps, halving where one
 * would leave the bracket.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200 && high - low > Number.EPSILON * x; step += 1) {
    const error = incompleteBeta(x, a, b) - share;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= Number.EPSILON * x) return next;
    x = next;
  }
  return x;
}
