import { type LocalDate, parseLocalDate } from '../zone.ts';

const WRITTEN = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;

/**
 * Whether the text is a Chinese resident identity number: 18 characters, a date of birth that exists, and the check
 * character; a small x counts as X.
 * @source GB 11643-1999; ISO 7064:2003 MOD 11-2
 */
export function isResidentId(text: string): boolean {
  return birthDateOf(text) !== undefined;
}

/** The date in digits 7–14 of a valid resident identity number; undefined where it is not valid. */
export function birthDateOf(residentId: string): LocalDate | undefined {
  const id = residentId.toUpperCase();
  const parts = WRITTEN.exec(id);
  if (!parts || !endsInItsCheckCharacter(id)) return undefined;
  return parseLocalDate(`${parts[1]}-${parts[2]}-${parts[3]}`);
}

/** The pure system MOD 11-2 keeps P ← (P + digit) · 2 mod 11; the check character brings the sum to 1. */
function endsInItsCheckCharacter(id: string): boolean {
  let sum = 0;
  for (const digit of id.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11;
  const check = id.at(-1);
  return (sum + (check === 'X' ? 10 : Number(check))) % 11 === 1;
}
