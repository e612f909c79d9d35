import { type EventCorrected, type Fact, namesOf } from '#kernel';
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

/** Types of the events that give people's phones and identity numbers. */
const NAMING_PEOPLE: ReadonlySet<string> = new Set(['Created', 'TestDriveCompleted', 'Converted']);

/** Whether there may be terms in an event of this type. */
export function mayName(type: string): boolean {
  return NAMING_PEOPLE.has(type) || type === 'EventCorrected';
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
      case 'EventCorrected':
        return correctedTerms(data as EventCorrected);
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

/** The person is found by the old value too: the index forgets people, never one of their entries. */
function correctedTerms({ eventType, subject, personalChanges = {} }: EventCorrected): readonly LookupTerm[] {
  if (!NAMING_PEOPLE.has(eventType)) return [];
  return termsOf(
    subject,
    Object.fromEntries(Object.entries(personalChanges).map(([pointer, value]) => [namesOf(pointer).at(-1), value])),
  );
}
