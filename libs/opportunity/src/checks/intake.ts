import { canonicalPhone, type LocalDate, parseBirthday } from '#kernel';
import type { CreatedChecks, Customer } from '../events/index.ts';
import { given, isFilled } from '../given.ts';

/** The six fields that an intake must fill. */
export interface IntakeFields {
  readonly customer?: Customer | undefined;
  readonly infoSource?: string | undefined;
  readonly expectedPurchaseDate?: string | undefined;
}

/** What the log may say of an intake in clear. `today` is the local date of the decision. */
export function checkIntake(
  { customer, infoSource, expectedPurchaseDate }: IntakeFields,
  today: LocalDate,
): CreatedChecks {
  const { surname, phone, gender, birthday, residentialArea } = customer ?? {};
  const mandatory = { surname, phone, gender, infoSource, expectedPurchaseDate, residentialArea };
  const missing = Object.entries(mandatory)
    .filter(([, text]) => !isFilled(text))
    .map(([name]) => name);
  const birthdayKnown = isFilled(birthday) && birthday !== 'unknown';
  return given({
    filled: Object.keys(mandatory).length - missing.length,
    missing,
    phoneValid: phone === undefined || !isFilled(phone) ? undefined : canonicalPhone(phone) !== undefined,
    birthdayKnown,
    birthdayPlausible: birthdayKnown ? parseBirthday(birthday as string, today) !== undefined : undefined,
  });
}
