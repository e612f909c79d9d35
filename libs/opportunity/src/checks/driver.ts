import { canonicalPhone } from '#kernel';
import type { Driver, DriverChecks } from '../events/index.ts';
import { given, isFilled } from '../given.ts';
import { isIdNumberValid } from './identity-number.ts';

/** What the log may say of a driver in clear. */
export function checkDriver(driver: Driver | undefined, idType: string | undefined): DriverChecks {
  const { name, phone, idNumber, licenceNumber } = driver ?? {};
  const wanted = { name, phone, idNumber, licenceNumber };
  return given({
    missing: Object.entries(wanted)
      .filter(([, text]) => !isFilled(text))
      .map(([field]) => field),
    phoneValid: phone === undefined || !isFilled(phone) ? undefined : canonicalPhone(phone) !== undefined,
    idNumberValid: isIdNumberValid(idNumber, idType),
  });
}
