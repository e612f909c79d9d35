import type { Instant, LocalDate } from '#kernel';

/** What the checker says of one obligation, one spell of failing closes, or one event. */
export interface BruteVerdict {
  readonly rule: string;
  readonly status: 'open' | 'pending' | 'kept' | 'violated' | 'lapsed';
  /** Due: id of the opening event. State: the first day whose close fails. Soft: id of the event. */
  readonly key: string;
  readonly since: Instant | null;
  /** Of due rules only. */
  readonly dueAt: Instant | null;
  readonly decidableAt: Instant | null;
  readonly fixedAt: Instant | null;
  readonly recordedLate: boolean;
  readonly consultant: string | null;
}

/** Where on the two axes of time the verdicts are asked for. */
export interface BrutePoint {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** What is so beside the stream. */
export interface BruteWorld {
  /** IANA zone of the outlet. */
  readonly zone: string;
  readonly calendar: {
    isWorkingDay(date: LocalDate): boolean;
    holidayOn(date: LocalDate): string | undefined;
  };
  /** True of whoever is not registered. */
  isSalesStaff(staffId: string, at: Instant): boolean;
  isVisitRegistered(visitId: string, at: Instant, knownBy: Instant): boolean;
}

export type BruteParameters = Readonly<Record<string, number | string | boolean | readonly string[]>>;

/** A rule's parameter as a number, or what it is where the rule set says nothing. */
export function numberIn(parameters: BruteParameters, name: string, otherwise: number): number {
  const value = parameters[name];
  return typeof value === 'number' ? value : otherwise;
}

/** Hours beyond a deadline or a close within which late evidence may be recorded. */
export function lateEntryOf(parameters: BruteParameters): number {
  return numberIn(parameters, 'lateEntryHours', 24);
}
