/** The 31 characters of GB 32100: no I, O, S, V, Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WRITTEN = /^[0-9A-HJ-NP-RTUWXY]{18}$/;

/**
 * Whether the text is a Chinese unified social credit code: 18 characters in either case, the last one making the sum
 * of all, weighted by 3^i mod 31, a multiple of 31.
 * @source GB 32100-2015, 附录
 */
export function isSocialCreditCode(text: string): boolean {
  const code = text.toUpperCase();
  if (!WRITTEN.test(code)) return false;
  let sum = CHARACTERS.indexOf(code[17] as string);
  let weight = 1;
  for (const character of code.slice(0, -1)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return sum % 31 === 0;
}
