const IGNORED = /[\s\p{Pd}\p{Ps}\p{Pe}]/gu;
const MOBILE = /^1[3-9]\d{9}$/;
/** Trunk 0, an area code of 2 or 3 digits, 7 or 8 digits. */
const LANDLINE = /^0[1-9]\d{8,10}$/;
/** The same without its trunk 0, as it is dialled from abroad: Beijing is 10, other cities of two digits begin with 2. */
const LANDLINE_FROM_ABROAD = /^(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
/** ITU-T E.164: at most 15 digits; no country is reached with fewer than 7. */
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The phone number as `+` and digits (E.164), so that one number has one form: spaces, hyphens and brackets are ignored,
 * a number without `+` is Chinese.
 * @returns undefined for what is no number: a Chinese one is a mobile (1[3-9] + 9 digits) or a landline (area code + 7–8
 *   digits), any other is judged by the lengths of E.164
 */
export function canonicalPhone(text: string): string | undefined {
  const number = text.replace(IGNORED, '');
  if (!number.startsWith('+')) return domestic(number);
  if (!number.startsWith('+86')) return E164.test(number) ? number : undefined;
  const national = number.slice(3);
  return LANDLINE_FROM_ABROAD.test(national) ? number : domestic(national);
}

function domestic(number: string): string | undefined {
  if (MOBILE.test(number)) return `+86${number}`;
  return LANDLINE.test(number) ? `+86${number.slice(1)}` : undefined;
}
