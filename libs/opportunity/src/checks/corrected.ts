import { canonicalPhone, type Instant, type JsonObject, localDate, parseBirthday, type Zone } from '#kernel';
import { isFilled } from '../given.ts';
import type { FoldedEvent } from '../opportunity-state.ts';
import { isIdNumberValid } from './identity-number.ts';

/**
 * Checks of an event that corrected personal fields decide on their own, as changes by pointer. What rests on several
 * fields of which some stay sealed keeps its first result.
 */
export function correctedChecks(
  { type, data }: FoldedEvent,
  changes: JsonObject,
  voided: readonly string[],
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): JsonObject {
  const checks = data.checks as { readonly missing?: readonly string[] } | undefined;
  const found: Record<string, JsonObject[string]> = {};
  let missing = checks?.missing;
  for (const [pointer, value] of Object.entries({
    ...Object.fromEntries(voided.map((one) => [one, null])),
    ...changes,
  })) {
    const text = isFilled(value) ? String(value) : undefined;
    const field = pointer.slice(pointer.lastIndexOf('/') + 1);
    const mandatory = MANDATORY[type]?.includes(field);
    if (missing && mandatory)
      missing = [...missing.filter((name) => name !== field), ...(text === undefined ? [field] : [])];
    if (text !== undefined && field === 'phone' && type !== 'Converted') {
      found['/checks/phoneValid'] = canonicalPhone(text) !== undefined;
    }
    if (text !== undefined && field === 'idNumber') {
      const idType = changes['/idType'] ?? data.idType;
      const valid = isIdNumberValid(
        text,
        typeof idType === 'string' ? idType : undefined,
        data.customerType === 'organisation',
      );
      if (valid !== undefined) found['/checks/idNumberValid'] = valid;
    }
    if (pointer === '/customer/birthday') {
      const known = text !== undefined && text !== 'unknown';
      found['/checks/birthdayKnown'] = known;
      if (known) found['/checks/birthdayPlausible'] = parseBirthday(text, localDate(now, zone)) !== undefined;
    }
  }
  if (missing && missing !== checks?.missing) {
    found['/checks/missing'] = missing;
    const count = FILLED_OF[type];
    if (count !== undefined) found['/checks/filled'] = count - missing.length;
  }
  return found;
}

/** Fields whose absence an event's checks name, where one field alone decides it. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  Created: ['surname', 'phone', 'gender', 'infoSource', 'expectedPurchaseDate', 'residentialArea'],
  TestDriveCompleted: ['name', 'phone', 'idNumber', 'licenceNumber'],
  Converted: ['customerName', 'idNumber', 'province', 'city', 'contactName', 'address', 'saleDate'],
};

const FILLED_OF: Readonly<Record<string, number>> = { Created: 6, Converted: 10 };
