const VALUES: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'0123456789'].map((digit) => [digit, Number(digit)] as const),
  ...[...'ABCDEFGH'].map((letter, at) => [letter, at + 1] as const),
  ...[...'JKLMN'].map((letter, at) => [letter, at + 1] as const),
  ['P', 7],
  ['R', 9],
  ...[...'STUVWXYZ'].map((letter, at) => [letter, at + 2] as const),
]);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * The VIN of the n-th simulated vehicle, with its check digit.
 * @param n from 0, below 1,000,000
 * @source 49 CFR 565.15(c): weighted sum of the transliterated characters modulo 11, X for 10
 */
export function syntheticVin(n: number): string {
  const [head, tail] = ['LDTSM000', `TS${String(n).padStart(6, '0')}`];
  const sum = [...`${head}0${tail}`].reduce((total, sign, at) => total + (VALUES[sign] ?? 0) * (WEIGHTS[at] ?? 0), 0);
  return `${head}${sum % 11 === 10 ? 'X' : sum % 11}${tail}`;
}
