import type { CreatedChecks } from '#opportunity';
import type { CsvCustomer } from './csv-deal.ts';

const MANDATORY = ['surname', 'phone', 'gender', 'infoSource', 'expectedPurchaseDate', 'residentialArea'] as const;

/** What an intake holds of the mandatory fields, told in clear. */
export function intakeChecks(customer: CsvCustomer): CreatedChecks {
  const given: Readonly<Record<string, unknown>> = { ...customer };
  const missing = MANDATORY.filter((name) => given[name] === undefined);
  const birthdayKnown = customer.birthday !== undefined && customer.birthday !== 'unknown';
  return { filled: MANDATORY.length - missing.length, missing, birthdayKnown };
}
