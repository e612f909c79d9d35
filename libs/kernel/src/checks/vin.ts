const FORMAT = /^[A-HJ-NPR-Z0-9]{17}$/;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** The digit that each character counts as: A–I as 1–9, J–R as 1–9, S–Z as 2–9, without the letters no VIN has. */
const VALUES = new Map(
  [...'0123456789']
    .map((digit): [string, number] => [digit, Number(digit)])
    .concat(
      [...'ABCDEFGH'].map((letter, at) => [letter, at + 1]),
      [...'JKLMN'].map((letter, at) => [letter, at + 1]),
      [
        ['P', 7],
        ['R', 9],
      ],
      [...'STUVWXYZ'].map((letter, at) => [letter, at + 2]),
    ),
);

/** Whether the text has the form of a vehicle identification number: 17 capitals and digits without I, O and Q. */
export function hasVinFormat(text: string): boolean {
  return FORMAT.test(text);
}

/**
 * Whether position 9 of a well-formed VIN is its check digit: the weighted sum modulo 11, X for 10.
 * @source GB 16735-2019; 49 CFR 565.15
 */
export function hasVinCheckDigit(text: string): boolean {
  if (!hasVinFormat(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (VALUES.get(text.charAt(at)) as number), 0);
  return text.charAt(8) === 'X' ? sum % 11 === 10 : String(sum % 11) === text.charAt(8);
}
