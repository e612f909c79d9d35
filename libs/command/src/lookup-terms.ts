import type { Fact } from '#kernel';
import type { Term } from '#privacy';

export interface LookupTerm {
  readonly term: Term;
  readonly subject: string;
}

interface Person {
  readonly phone?: unknown;
  readonly mobile?: unknown;
  readonly idNumber?: unknown;
}

interface People extends Person {
  readonly customerId?: string;
  readonly customer?: Person;
  readonly driverId?: string;
  readonly driver?: Person;
}

/** The phones and identity numbers in these facts, by which their people can be looked up afterwards. */
export function lookupTerms(facts: readonly Fact[], customer: string | undefined): readonly LookupTerm[] {
  return facts.flatMap(({ type, data }) => {
    const given = data as People;
    switch (type) {
      case 'Created':
        return termsOf(given.customerId, given.customer);
      case 'TestDriveCompleted':
        return termsOf(given.driverId, given.driver);
      case 'Converted':
        return termsOf(customer, given);
      default:
        return [];
    }
  });
}

function termsOf(subject: string | undefined, person: Person | undefined): readonly LookupTerm[] {
  if (subject === undefined || !person) return [];
  const { phone, mobile, idNumber } = person;
  const terms = [
    { kind: 'phone', value: phone },
    { kind: 'phone', value: mobile },
    { kind: 'idNumber', value: idNumber },
  ] as const;
  return terms.flatMap(({ kind, value }) =>
    typeof value === 'string' && value.trim() !== '' ? [{ term: { kind, value }, subject }] : [],
  );
}
